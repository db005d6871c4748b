import Domain
import Notices
import Testing

/// Names of people in rosters and sentences.
@Suite struct RosterTests {
  func members(_ line: String) -> [String]? {
    Draft(text: "成立数据清查工作领导小组。\n组长：王某\n成员：\(line)\n").groups?.first?.members
  }

  @Test(arguments: [
    ("周某、吴  某、郑某宁", ["周某", "吴某", "郑某宁"]), ("张某（东县）、张某（西县）、李某（女）", ["张某（东县）", "张某（西县）", "李某"]),
    ("县财政局党组书记、局长  周某安", ["周某安"]), ("周某安　县财政局局长", ["周某安"]), ("县财政局副局长周某安", ["周某安"]),
    ("周　某　吴　某　郑某宁", ["周某", "吴某", "郑某宁"]), ("各乡镇人民政府分管负责同志", ["各乡镇人民政府分管负责同志"]),
    ("县财政局、县水利局、各乡镇（街道）", ["县财政局", "县水利局", "各乡镇（街道）"]), ("欧阳某华、周某安同志", ["欧阳某华", "周某安"]),
  ])
  func members(_ line: String, are names: [String]) { #expect(members(line) == names) }

  @Test func rolesInASentence() throws {
    let text = "成立以县政府主要领导为组长，县政府分管领导为副组长，县人社局、财政局等部门主要负责人为成员的“县医保整合工作领导小组”。领导小组下设办公室，办公室设在县人社局，县人社局局长兼任主任。"
    let groups = try #require(Draft(text: text + "\n").groups)
    #expect(groups.map(\.kind) == [.leading, .office])
    #expect(groups[0].leaders == ["县政府主要领导"])
    #expect(groups[0].members == ["县人社局", "财政局"])
    #expect(groups[1].leaders == ["县人社局局长"])
    #expect(groups[1].parent == groups[0].name)
  }

  @Test func aRoleWithoutAPersonIsDoubted() {
    let draft = Draft(text: "成立数据清查工作领导小组。领导小组下设办公室，办公室设在待遇科，  兼任办公室主任。\n")
    #expect(draft.doubts?.contains { $0.why.contains("没有写明由谁担任") } == true)
  }
}
