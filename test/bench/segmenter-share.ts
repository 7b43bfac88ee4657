/** A process of its own that loads the segmenter; prints the bytes of memory that this takes. */
import { createSegmenter } from '../../server/src/platform/segmenter.ts';

const before = process.memoryUsage.rss();
createSegmenter(__dirname).words('政策文件');
console.log(process.memoryUsage.rss() - before);
