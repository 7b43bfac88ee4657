/**
 * Laws and regulations of the State Council that another law says it repeals, for the corpora that do not hold that one. Titles
 * without 中华人民共和国; dates from which the later one applies.
 */
export interface Replacement {
  /** Title of the law that applies. */
  readonly by: string;
  readonly since: string;
}

const replaced: readonly (readonly [by: string, since: string, ...titles: string[]])[] = [
  [
    '民法典',
    '2021-01-01',
    ...['婚姻法', '继承法', '民法通则', '收养法', '担保法', '合同法', '物权法', '侵权责任法', '民法总则'],
  ],
  ['外商投资法', '2020-01-01', '中外合资经营企业法', '外资企业法', '中外合作经营企业法'],
  ['监察法', '2018-03-20', '行政监察法'],
  ['城乡规划法', '2008-01-01', '城市规划法'],
  ['食品安全法', '2009-06-01', '食品卫生法'],
  ['噪声污染防治法', '2022-06-05', '环境噪声污染防治法'],
  ['医师法', '2022-03-01', '执业医师法'],
  ['治安管理处罚法', '2006-03-01', '治安管理处罚条例'],
  ['学位法', '2025-01-01', '学位条例'],
  ['关税法', '2024-12-01', '进出口关税条例'],
  ['车辆购置税法', '2019-07-01', '车辆购置税暂行条例'],
  ['耕地占用税法', '2019-09-01', '耕地占用税暂行条例'],
  ['资源税法', '2020-09-01', '资源税暂行条例'],
  ['契税法', '2021-09-01', '契税暂行条例'],
  ['城市维护建设税法', '2021-09-01', '城市维护建设税暂行条例'],
  ['印花税法', '2022-07-01', '印花税暂行条例'],
  ['国有土地上房屋征收与补偿条例', '2011-01-21', '城市房屋拆迁管理条例'],
  ['市场主体登记管理条例', '2022-03-01', '公司登记管理条例', '企业法人登记管理条例', '合伙企业登记管理办法'],
  ['党政机关公文处理工作条例', '2012-07-01', '国家行政机关公文处理办法', '中国共产党机关公文处理条例'],
];

const byTitle = new Map(
  replaced.flatMap(([by, since, ...titles]) => titles.map((title) => [title, { by, since }] as const)),
);

/** What took the place of the law with the title, with or without 中华人民共和国; undefined where it is not among those known. */
export function replacementOf(title: string): Replacement | undefined {
  return byTitle.get(title.replace(/^中华人民共和国/, ''));
}
