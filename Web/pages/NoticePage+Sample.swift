extension NoticePage {
  package static func sample(in text: Text) -> NoticePage {
    func plain(_ number: Int, _ words: String) -> LinePart { LinePart(number: number, spans: [.init(text: words)]) }
    func task(_ number: Int, _ before: String, _ words: String, _ after: String, _ item: Int, here: Bool = false) -> LinePart {
      LinePart(
        number: number, spans: [.init(text: before), .init(text: words, mark: .read, address: "/items/jinan-\(item)"), .init(text: after)],
        isHere: here)
    }
    func row(_ title: String, _ parties: String, _ state: StatePart, _ item: Int, _ line: Int) -> Task {
      Task(title: title, address: "/items/jinan-\(item)", parties: parties, state: state, line: line)
    }
    return NoticePage(
      frame: .sample(text.noticeSource, .initiatives, in: text), head: .sampleInitiative(in: text), tabs: .sample(.notice, in: text),
      about: ["通知-9号.docx", text.sample("158行", "158 lines")], fileAddress: "/uploads/n9",
      lines: [
        plain(1, "关于原莱芜市职工医保个人账户“实转虚”工作的通知"), plain(2, "济医保办字〔2019〕9号"),
        plain(29, "（三）分步实施，周密部署，尽可能降低对群众就医购药的影响。“实转虚”工作分两步具体实施，先进行并轨模拟测试，再进行具体实施。"),
        plain(49, "济南市医疗保障局办公室　2019年11月20日"), plain(118, "附件2　职工医保个人账户实转虚工作配档表"),
        task(121, "财政金融组｜", "根据基金管理规定及承办银行需求，提供政策、文书方面的对接与支持", "，起草《关于职工医保个人账户实转虚的函》。｜11月12日-11月20日", 1, here: true),
        task(124, "政策保障组｜", "根据医保核心管理系统要求，提供个账管理相关政策依据和相关文件", "｜11月12日-11月20日", 2),
        task(133, "财政金融组、政策保障组、技术保障组｜", "组织并轨代扣模拟测试", "，由政策保障、技术保障小组给各银行分别提供测试数据｜11月20日-11月25日", 5),
      ],
      tasks: [
        row("对接承办银行，起草个人账户实转虚函件", "财政金融组", .sample("doing", in: text), 1, 121),
        row("制定账户信息提取和导入的流程、规范", "政策保障组", StatePart(word: text.sample("已办结", "Completed"), shape: .done), 2, 124),
        row(
          "组织并轨代扣模拟测试", text.sample("3个组联合", "3 groups jointly"),
          StatePart(word: text.sample("办理中", "Being handled"), shape: .doing, extra: "1/3"), 5, 133),
      ])
  }
}
