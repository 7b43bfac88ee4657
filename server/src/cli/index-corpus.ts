/** `index`: builds or refreshes the cache, so that the editor finds it ready. */
import type { Command } from './command.ts';
import { corpusHelp, corpusOptions, openCorpus } from './corpus-option.ts';

export const indexCorpus: Command = {
  name: 'index',
  summary: { zh: '预先建立或更新索引', en: 'build or refresh the index' },
  help: {
    zh: `用法：policy-drafting index --corpus 文件夹…\n\n${corpusHelp.zh}`,
    en: `Usage: policy-drafting index --corpus DIR…\n\n${corpusHelp.en}`,
  },
  options: corpusOptions,
  async run(given, machine) {
    const { documents, clauseCount, files } = await openCorpus(given, machine);
    const message = {
      zh: `${files.length} 个文件，读出 ${documents.length} 份公文、${clauseCount} 条语句`,
      en: `${files.length} files, ${documents.length} documents, ${clauseCount} clauses`,
    };
    machine.out(`${message[machine.locale]}\n`);
    return 0;
  },
};
