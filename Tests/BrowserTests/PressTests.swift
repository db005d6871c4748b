import Foundation
import TestSupport
import Testing

/// Supervision notices (督办): overdue items are selected, a notice goes to their holder, and the item's page links to
/// it.
@Suite("Supervision notices in the browser", .serialized) struct PressTests {
  @Test("A supervision notice for an overdue task is sent and linked from it", .timeLimit(.minutes(15)))
  func aLateTaskIsPressedFor() async throws {
    let place = try await Workplace.open(["office", "member"])
    try await place.at { browser in
      try await browser.signIn("office")
      try await browser.go("/supervision")
      try await browser.click("tbody input[name=items]")
      try await browser.click("button[value=press]")
      #expect(try await browser.text("h1") == "督办1件逾期事项")
      try await browser.click("form.panel button.primary")
      // A single notice is shown at once, with its origin and a deadline of its own.
      let notice = try await browser.text("main")
      #expect(notice.contains("督办-001") && notice.contains("待答复") && notice.contains("应于11月20日前办结"), "\(notice)")
      try await browser.go("/supervision")
      let row = try await browser.text("tbody tr:has(td a[href^='/items/'])")
      #expect(row.contains("督办-001，待答复"), "\(row)")
      try await browser.click("tbody tr:has(td a[href^='/items/']) th a")
      #expect(try await browser.text("#after, main").contains("督办"))
    }
  }
}
