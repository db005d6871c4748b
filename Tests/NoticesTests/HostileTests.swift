import Domain
import Notices
import Testing

/// Reads hostile uploads to their end in bounded time.
@Suite struct HostileTests {
  static let repeated = [
    "（", "）", "（一）、“《组：", "1", "每月25日前，", "组长：王某、", "局和", "\t", "|", "一", "年月日", "《", "附件1", "由任组长", "2021年13月32日", "\u{0}", "👩‍👩‍👧‍👦",
  ]

  @Test(arguments: repeated) func garbageIsReadInBoundedTime(_ garbage: String) {
    let clock = ContinuousClock()
    let took = clock.measure {
      _ = Draft(text: String(repeating: garbage, count: 4_000))
      _ = Draft(text: String(repeating: garbage + "\n", count: 1_500))
    }
    #expect(took < .seconds(30), "quadratic: a debug build needs a few seconds")
  }

  @Test func emptyNoticesYieldEmptyDrafts() {
    let draft = Draft(text: "")
    #expect(draft.title.isEmpty && draft.tasks == [] && draft.groups == [] && draft.issueDate == nil)
    #expect(NoticeReader([]).draft.title.isEmpty)
    #expect(NoticeReader([.table([])]).draft.tasks == [])
    #expect(NoticeReader([.table([.init(line: 1, cells: []), .init(line: 2, cells: ["任务", "责任单位"])])]).draft.tasks == [])
  }
}
