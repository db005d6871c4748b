extension GroupsPage {
  package static func sample(in text: Text) -> GroupsPage {
    var leading = group(
      "leading", text.sample("领导小组", "Leading group"),
      [
        ("组长", "Leader", "赵国强", "市医疗保障局", "0531-5550101", ""), ("副组长", "Deputy", "孙丽", "市医疗保障局", "0531-5550102", ""),
        ("副组长", "Deputy", "", "市财政局", "", ""), ("成员", "Member", "王明", "市财政局", "0531-5550111", "兼财政金融组组长"),
      ], [], 3, 1, text)
    leading.children = [
      group(
        "office", text.sample("领导小组办公室", "Office of the leading group"), [("主任", "Head", "陈晨", "市医疗保障局办公室", "0531-5550110", "")],
        ["编排配档表，调度、催办和通报", "汇总问题台账"], 5, 0, text),
      group(
        "finance", "财政金融组",
        [
          ("组长", "Leader", "王明", "市财政局", "0531-5550111", "兼领导小组成员"), ("牵头人", "Convener", "刘洋", "市医疗保障局基金处", "0531-5550112", ""),
          ("成员", "Member", "张伟", "承办银行甲", "138 0000 0127", ""),
        ],
        ["对接承办银行，起草个人账户实转虚函件", "与财政局商定资金存储方式和利率"], 9, 2, text),
      group(
        "policy", "政策保障组",
        [("组长", "Leader", "李静", "市医疗保障局待遇处", "0531-5550121", "11月25日至29日由吴桐代理"), ("成员", "Member", "张伟", "市医疗保险事业中心", "0531-5550122", "")],
        ["制定账户信息提取和导入的流程、规范", "向各银行提供测试数据"], 6, 0, text),
      group(
        "service", "定点服务组", [("组长", "Leader", "周敏", "市医疗保险事业中心", "0531-5550131", ""), ("联系人", "Liaison", "", "定点医院协会", "", "")],
        ["定点机构信息维护、网络建设、机具换代"], 4, 0, text),
      group(
        "technology", "技术保障组",
        [("组长", "Leader", "何涛", "市医疗保障局信息处", "0531-5550141", ""), ("成员", "Member", "郭帅", "技术公司（项目）", "139 0000 0141", "")],
        ["制定技术标准，改造升级医保系统", "导出测试文本，开通测试环境"], 7, 0, text),
      group("publicity", "宣传组", [("组长", "Leader", "林悦", "市医疗保障局宣传处", "0531-5550151", "")], ["政策宣传解读，回复12345来信"], 12, 0, text),
    ]
    return GroupsPage(
      frame: .sample(text.tabsGroups + " · 职工医保个人账户“实转虚”", .initiatives, in: text), head: .sampleInitiative(in: text),
      tabs: .sample(.groups, in: text), groups: [leading], export: "/initiatives/jinan/groups.xlsx", vacant: 2)
  }

  private typealias Person = (zh: String, en: String, name: String, agency: String, phone: String, remark: String)

  private static func group(_ id: String, _ name: String, _ people: [Person], _ duties: [String], _ open: Int, _ late: Int, _ text: Text)
    -> GroupPart
  {
    GroupPart(
      id: id, name: name, address: "/items/g-\(id)",
      seats: people.map {
        .init(role: text.sample($0.zh, $0.en), person: $0.name, agency: $0.agency, phone: $0.phone, remark: $0.remark)
      }, duties: duties, open: open, late: late, openAddress: "/initiatives/jinan/schedule?party=\(id)",
      lateAddress: "/initiatives/jinan/schedule?party=\(id)&show=late")
  }
}
