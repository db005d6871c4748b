import TestSupport
import Testing

/// Publicity tasks are created by key moves of other items: each suspension, and going live.
extension JinanRun {
  private func publicity(_ word: String) async throws -> [JSON] {
    try await self["office"].items(["kind": "task", "q": word]).filter { $0["lead"].text == group("宣传组") }
  }

  func publicityStartsWithTheSuspension() async throws {
    let started = try await publicity("公告暂停交易时段")
    #expect(started.map(\.["title"].text) == ["公告暂停交易时段（11月30日18时至12月3日），做好解释"])
    #expect(started[0]["state"] == "issued" && started[0]["parent"] == .null)
    #expect(started[0]["fields"]["work"].text.hasPrefix("11月30日18时至12月3日暂停刷卡交易"))
    #expect(refusal(try await self["publicity-member"].move(started[0]["id"].text, "accept")) == "403 not-allowed")
    try await finish(started[0]["id"].text)
  }

  /// The second suspension created a task of its own; going live creates the last one.
  func publicityStartsWhenItIsLive() async throws {
    for word in ["公告暂停交易时段（12月2日", "上线后宣传"] {
      let started = try await publicity(word).filter { $0["state"] == "issued" }
      #expect(started.count == 1, "\(word)")
      for task in started { try await finish(task["id"].text) }
    }
    let last = try await publicity("上线后宣传")
    #expect(last.map { $0["fields"]["work"].text.hasPrefix("三家银行251000户全部导入。") } == [true])
  }

  private func finish(_ task: String) async throws {
    try await self["publicity-leader"].move(task, "accept").ok()
    try await self["publicity-leader"].move(task, "start").ok()
    try await self["publicity-member"].move(task, "submit", ["result": "已公告、张贴、答复来电"]).ok()
    try await self["office"].move(task, "complete").ok()
  }
}
