import Domain
import Notices
import Testing

/// Tables, as blocks of a document and in plain text.
@Suite struct TableTests {
  func draft(_ rows: [[String]]) -> Draft {
    var blocks = ["关于印发任务分工表的通知", "各部门：", "现将任务分工表印发给你们。", "东山区人民政府", "2022年3月1日", "附件", "任务分工表"].enumerated().map {
      Block.paragraph($0.element, line: $0.offset + 1)
    }
    blocks.append(.table(rows.enumerated().map { Block.Row(line: $0.offset + 20, cells: $0.element) }))
    return NoticeReader(blocks).draft
  }

  @Test func mergedCellsAreTakenFromAboveAndDoubted() {
    let draft = draft([
      ["任务分工表", "任务分工表", "任务分工表", "任务分工表", "任务分工表"], ["序号", "重点任务", "具体措施", "责任单位", "完成时限"],
      ["一、基础工作", "一、基础工作", "一、基础工作", "一、基础工作", "一、基础工作"], ["1", "道路整修", "整修背街小巷12条", "区住建局（牵头）、各街道", "6月底前"],
      ["", "", "安装路灯300盏", "区城管局", ""], ["2", "绿化提升", "新增绿地2公顷", "区园林中心", "长期坚持"],
    ])
    #expect(draft.tasks?.map(\.responsible) == [["区住建局"], ["区城管局"], ["区园林中心"]])
    #expect(draft.tasks?.map(\.due) == [Day("2022-06-30"), Day("2022-06-30"), nil])
    #expect(draft.tasks?.first?.cooperating == ["各街道"])
    #expect(draft.tasks?.map { $0.source?.line } == [23, 24, 25])
    #expect(draft.tasks?[1].source?.text == "道路整修：安装路灯300盏")
    #expect(draft.doubts?.contains { $0.line == 24 && $0.why.contains("合并单元格") } == true)
    #expect(draft.doubts?.contains { $0.line == 25 && $0.text == "长期坚持" } == true)
  }

  @Test func aTableContinuesOnTheNextPageWithoutHeadings() {
    let rows = [["序号", "任务", "责任单位", "完成时限"], ["1", "整修背街小巷", "区住建局", "6月底前"]]
    func block(_ rows: [[String]], from line: Int) -> Block {
      .table(rows.enumerated().map { .init(line: line + $0.offset, cells: $0.element) })
    }
    let head = ["关于印发任务分工表的通知", "各部门：", "现将任务分工表印发给你们。", "东山区人民政府", "2022年3月1日", "附件", "任务分工表"]
    func read(between line: String) -> Draft {
      NoticeReader(
        head.enumerated().map { .paragraph($0.element, line: $0.offset + 1) }
          + [block(rows, from: 20), .paragraph(line, line: 30), block([["2", "新增绿地", "区园林中心", "8月底前"]], from: 31)]
      ).draft
    }
    #expect(read(between: "二、绿化").tasks?.compactMap(\.responsible) == [["区住建局"], ["区园林中心"]])
    #expect(read(between: "上表各项由区督查室督办，进展情况按月通报，未完成的说明原因。").tasks?.contains { $0.responsible == ["区园林中心"] } == false)
  }

  @Test func aTableOfPeopleIsARoster() {
    let draft = NoticeReader([
      .paragraph("关于成立普查领导小组的通知", line: 1), .paragraph("各部门：", line: 2), .paragraph("决定成立区普查领导小组。", line: 3),
      .table([
        .init(line: 4, cells: ["领导小组职务", "姓名", "单位"]), .init(line: 5, cells: ["组长", "周某安", "区统计局"]),
        .init(line: 6, cells: ["副组长", "吴某", "区发改局"]), .init(line: 7, cells: ["成员", "郑某宁", "区财政局"]),
      ]),
    ]).draft
    #expect(draft.groups?.first?.leaders == ["周某安"])
    #expect(draft.groups?.first?.deputies == ["吴某"])
    #expect(draft.groups?.first?.members == ["郑某宁"])
  }

  @Test func telephonesBecomeADirectory() {
    let draft = draft([["单位", "咨询电话", "工作时间"], ["区医保中心", "0531-5550101、5550102", "工作日9:00-17:00"], ["区社保中心", "0531-5550103", ""]])
    #expect(draft.directory?.map(\.phones) == [["0531-5550101", "0531-5550102"], ["0531-5550103"]])
    #expect(draft.directory?.map(\.hours) == ["工作日9:00-17:00", "工作日9:00-17:00"])
    #expect(draft.tasks == [])
  }

  @Test func abbreviatedAndAdjoinedNamesOfGroupsAreResolved() {
    let text = """
      关于数据清查的通知
      各单位：
      现通知如下：
      成立数据清查工作领导小组，下设综合组、数据核查组、宣传组。
      责任分工\t工作任务\t完成时间
      综合组数据核查组\t制定方案\t3月10日前
      数据核查小组\t核查数据\t3月11日-3月20日
      各工作组\t总结\t3月底前
      东山区统计局
      2022年3月1日
      """
    let tasks = Draft(text: text).tasks ?? []
    #expect(tasks.map(\.responsible) == [["综合组", "数据核查组"], ["数据核查组"], ["综合组", "数据核查组", "宣传组"]])
  }

  @Test func twoTelephonesForOneAgencyAreDoubted() {
    let text = "关于咨询电话的通告\n区医保中心：0531-5550101\n区社保中心：0531-5550102\n区医保中心：0531-5550109\n"
    #expect(Draft(text: text).doubts?.contains { $0.why.contains("不同的电话") } == true)
  }

  @Test func twoAddressesForOneContactAreDoubted() {
    let text = "关于报送的通知\n各县区：\n6月3日前报送名单（报至办公室 王某 邮箱380616269）。\n6月9日前报送数据（报至办公室 王某 邮箱38061626）。\n某市医保局\n2020年5月28日"
    #expect(Draft(text: text).doubts?.contains { $0.why.contains("两个邮箱") } == true)
  }
}
