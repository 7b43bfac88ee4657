/**
 * Units of the State Council that go by another name since the institutional reforms of 2013, 2018 and 2023, by the words
 * their local bureaus share. `since`: year from which the new name holds.
 */
export const renamedUnits: readonly { readonly old: RegExp; readonly now: string; readonly since: number }[] = [
  { old: /卫生(?:和)?计划生育(?:委员会|委)?|卫生计生委|卫计委/, now: '卫生健康委员会（卫生健康委）', since: 2018 },
  { old: /环境保护(?:部|厅|局)|^环保[部厅局]$|[省市县区]环保[厅局]$/, now: '生态环境部（厅、局）', since: 2018 },
  { old: /国土资源(?:部|厅|局)/, now: '自然资源部（厅、局）', since: 2018 },
  { old: /(?:国家|省|市|县|区)?工商(?:行政管理)?(?:总局|局)/, now: '市场监督管理（总）局', since: 2018 },
  { old: /质量技术监督局|质监局|质检总局/, now: '市场监督管理（总）局', since: 2018 },
  { old: /食品药品监督管理(?:总局|局)|食药监/, now: '市场监督管理（总）局、药品监督管理局', since: 2018 },
  { old: /安全生产监督管理(?:总局|局)|安监(?:总)?局/, now: '应急管理部（厅、局）', since: 2018 },
  { old: /^(?:国家|省|市|县|区)?旅游(?:发展委员会|发展委|局)$/, now: '文化和旅游部（厅、局）', since: 2018 },
  { old: /^农业部$|^(?:省|市|县|区)农(?:业|委)(?:厅|局|委员会)?$/, now: '农业农村部（厅、局）', since: 2018 },
  { old: /扶贫(?:开发)?(?:领导小组)?办(?:公室)?/, now: '乡村振兴局（2023年起并入农业农村部门）', since: 2021 },
  { old: /银保监会|银监会|保监会|银行保险监督管理委员会/, now: '国家金融监督管理总局', since: 2023 },
  { old: /(?:国家)?广播电影电视总局|新闻出版广电总局/, now: '广播电视总局', since: 2018 },
  { old: /^铁道部$/, now: '交通运输部、国家铁路局', since: 2013 },
];
