/** Document numbers (发文字号) after （ and 〔; the number of the title just cited comes first. */
import { squeeze } from '../../policy/fold.ts';
import type { Context } from '../context.ts';
import { innerMarks } from '../labels.ts';
import { lastCharacters, type Offer, type OfferSource, type Typing } from './typing.ts';

const mostNumbers = 30;

/** The bracket behind a title: 《X》（国发 */
const behindTitle = /《([^《》]+)》\s*[（(]([^（）()《》。；]{0,30})$/;
/** A bracket behind anything else. */
const bracket = /[（(]([^（）()《》。；]{0,30})$/;
/** The year bracket of a number: agency, 〔, what was typed of the rest. */
const yearBracket = /(\p{Script=Han}{0,12})[〔[［]([\d〕\]］号]{0,12})$/u;

export const offerNumbers: OfferSource = (context, typing) => {
  const cited = behindTitle.exec(typing.before);
  if (cited) return afterTitle(context, typing, cited[1]!, cited[2]!);
  const inBracket = bracket.exec(typing.before);
  if (inBracket && (inBracket[1] !== '' || typing.requested)) {
    const offers = startingWith(context, typing, inBracket[1]!, true);
    if (offers.length > 0) return offers;
  }
  const year = yearBracket.exec(typing.before);
  return year ? afterAgency(context, typing, year[1]!, year[0]) : [];
};

function afterTitle(context: Context, typing: Typing, title: string, typed: string): readonly Offer[] {
  const known = context.corpus.title(title);
  const numbers = [known?.number, ...(known?.documents ?? []).map(({ number }) => number)];
  const wanted = squeeze(typed);
  const own = [...new Set(numbers)]
    .filter((number): number is string => !!number && squeeze(number).startsWith(wanted))
    .map((number) => offer(typing, number, known?.title ?? title, typed, true));
  const others = startingWith(context, typing, typed, true);
  return [...own, ...others.filter(({ label }) => !own.some((first) => first.label === label))];
}

function startingWith(context: Context, typing: Typing, typed: string, close: boolean): readonly Offer[] {
  const wanted = squeeze(typed);
  return distinct(
    context.corpus
      .numbers()
      .filter(({ number }) => squeeze(number).startsWith(wanted))
      .slice(0, mostNumbers)
      .map(({ number, title }) => offer(typing, number, title, typed, close)),
  );
}

/** Numbers whose agency stands before the bracket: 根据国发〔 offers those of 国发. */
function afterAgency(context: Context, typing: Typing, before: string, whole: string): readonly Offer[] {
  const rest = squeeze(whole.slice(before.length));
  const offers: Offer[] = [];
  for (const { number, title } of context.corpus.numbers()) {
    const agency = /^[^〔[［]+/.exec(number)?.[0];
    if (!agency || !before.endsWith(agency) || !squeeze(number.slice(agency.length)).startsWith(rest)) continue;
    offers.push(offer(typing, number, title, whole.slice(before.length - agency.length), false));
    if (offers.length >= mostNumbers) break;
  }
  return distinct(offers);
}

function offer(typing: Typing, number: string, title: string, typed: string, close: boolean): Offer {
  const { start, end } = lastCharacters(typing, typed.length);
  // An editor that closes brackets by itself has put 〕 behind the cursor already.
  const surplus = /^[〕\]］]?号?/.exec(typing.after)![0].length;
  const closed = /^[）)]/.test(typing.after.slice(surplus));
  return {
    kind: 'number',
    label: number,
    detail: `《${innerMarks(title)}》`,
    range: { start, end: end + surplus },
    newText: close && !closed ? `${number}）` : number,
  };
}

function distinct(offers: readonly Offer[]): readonly Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ label }) => !seen.has(label) && seen.add(label));
}
