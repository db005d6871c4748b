import Foundation
import TestSupport
import Testing

/// Two people at their browsers: each sees the other's changes without reloading.
@Suite("Live updates", .serialized) struct LiveTests {
  private func picture(_ browser: Browser, _ name: String) async throws {
    let folder = URL(filePath: ".build/screenshots")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for width in [1280, 360] {
      try await browser.resize(to: width)
      try await browser.screenshot().write(to: folder.appending(path: "live-\(name)-\(width).png"))
    }
    try await browser.resize(to: 1280)
  }

  /// A script that shows whether the page was reloaded and records highlighted elements, since highlights end after
  /// seconds.
  private static let watching = """
    window.here = true;
    window.marked = [];
    new MutationObserver((all) => window.marked.push(...all.map((one) => one.target).filter((node) => node.matches(".fresh"))))
      .observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] });
    """

  @Test("The desk and an item's page show the changes of others", .timeLimit(.minutes(15)))
  func theDeskAndThePageOfAnItemFollow() async throws {
    let place = try await Workplace.open(["leader", "member"])
    let office = try await place.duban.client("leader", at: Workplace.friday)
    let entry = try await office.register("ledger-entry", "余额未划回", ["category": "other"]).ok()["id"].text
    try await place.at { member in
      try await member.signIn("member")
      try await member.go("/items/\(entry)")
      _ = try await member.script(Self.watching)
      // An opened element stays open.
      try await member.click("details.fold:has([name=words]) summary")
      try await office.move(entry, "assign", ["lead": "财政金融组"]).ok()
      #expect(try await eventually { try await member.text(".head .state") == "办理中" })
      #expect(try await member.text(".stream").contains("交办"))
      #expect(try await member.script("return window.here && document.querySelector('details.fold:has([name=words])').open") == true)
      #expect(try await member.script("return window.marked.some((node) => node.matches('dd, li'))") == true)
      try await picture(member, "item")

      // A new card, and one that disappears.
      try await member.signOut()
      try await member.signIn("leader")
      _ = try await member.script(Self.watching)
      let task: JSON = ["kind": "task", "initiative": "jinan-2019-9", "title": "核对划转名单", "lead": "财政金融组"]
      let whole = try await place.duban.client("leading-leader", at: Workplace.friday)
      let second = try await whole.post("/items", task).ok()["id"].text
      #expect(try await member.sees("核对划转名单"))
      #expect(
        try await member.script(
          "return window.marked.some((node) => node.querySelector(`a[href='/items/\(second)']`) !== null)") == true)
      try await picture(member, "desk")
      try await whole.move(second, "cancel", comment: "不再需要").ok()
      #expect(try await eventually { try await !member.text("main").contains("核对划转名单") })
      #expect(try await member.script("return window.here") == true)
      #expect(try await member.complaints() == [])
    }
  }

  @Test("An update leaves the input being typed alone", .timeLimit(.minutes(15)))
  func whatIsBeingTypedStays() async throws {
    let place = try await Workplace.open(["leader", "member"])
    let office = try await place.duban.client("leader", at: Workplace.friday)
    let entry = try await office.register("ledger-entry", "余额未划回", ["category": "other"]).ok()["id"].text
    try await office.move(entry, "assign", ["lead": "财政金融组"]).ok()
    try await place.at { member in
      try await member.signIn("member")
      try await member.go("/items/\(entry)")
      try await member.type("余额已划回", into: "[name='field.resolution']")
      _ = try await member.script("window.here = true")
      // A change that leaves the form as it is: no bar is shown.
      try await office.call("PATCH", "/items/\(entry)", ["fields": ["bank": "承办银行甲"]]).ok()
      #expect(try await member.sees("承办银行甲"))
      #expect(try await member.value("[name='field.resolution']") == "余额已划回")
      #expect(try await !member.has("#live button:not([hidden])"))
      #expect(try await member.script("return document.activeElement.name") == "field.resolution")
      // Another user's change removes the form's move: the form remains, and a bar says so.
      let colleague = try await place.duban.client("member", at: Workplace.friday)
      let file = try await colleague.upload("已划回", name: "回执.txt")
      try await colleague.move(entry, "submit", ["resolution": "已划回", "evidence": [.text(file)]]).ok()
      #expect(try await eventually { try await member.has("#live button:not([hidden])") })
      #expect(try await eventually { try await member.text(".head .state") == "待核验" })
      #expect(try await member.value("[name='field.resolution']") == "余额已划回")
      #expect(try await member.script("return window.here && document.activeElement.name") == "field.resolution")
      try await picture(member, "typed")
      try await member.click("#live button")
      #expect(try await eventually { try await !member.has("[name='field.resolution']") })
      #expect(try await member.complaints() == [])
    }
  }

  @Test("An update of the ledger keeps selection, focus and scroll position", .timeLimit(.minutes(15)))
  func theLedgerKeepsTicksFocusAndPlace() async throws {
    let place = try await Workplace.open(["leader"])
    let office = try await place.duban.client("leader", at: Workplace.friday)
    var entries: [String] = []
    for number in 1...40 {
      entries.append(try await office.register("ledger-entry", "第\(number)户", ["category": "other"]).ok()["id"].text)
    }
    try await place.at { leader in
      try await leader.signIn("leader")
      try await leader.go(try await leader.initiative() + "/ledger")
      let ticked = "tr:has(a[href='/items/\(entries[19])']) input"
      _ = try await leader.script("document.querySelector(\"\(ticked)\").click()")
      _ = try await leader.script(
        "document.querySelector(\"tr a[href='/items/\(entries[20])']\").focus(); scrollTo(0, 600); window.here = true")
      let scrolled = try await leader.script("return scrollY")
      for entry in [entries[0], entries[39]] { try await office.move(entry, "assign", ["lead": "财政金融组"]).ok() }
      #expect(try await eventually { try await leader.has("tr.fresh a[href='/items/\(entries[39])']") })
      #expect(try await leader.script("return document.querySelector(\"\(ticked)\").checked") == true)
      #expect(try await leader.attributeOfFocus("href") == "/items/\(entries[20])")
      #expect(try await leader.script("return scrollY") == scrolled)
      #expect(try await leader.text("tr:has(a[href='/items/\(entries[0])'])").contains("办理中"))
      // The selected row is not replaced, and a bar says that it has changed.
      try await office.move(entries[19], "assign", ["lead": "财政金融组"]).ok()
      #expect(try await eventually { try await leader.has("#live button:not([hidden])") })
      #expect(try await leader.text("tr:has(a[href='/items/\(entries[19])'])").contains("已登记"))
      #expect(try await leader.script("return window.here") == true)
      try await picture(leader, "ledger")
      #expect(try await leader.complaints() == [])
    }
  }

  @Test("A hidden window holds no connection", .timeLimit(.minutes(15)))
  func aWindowNobodyLooksAtHoldsNoConnection() async throws {
    let place = try await Workplace.open(["leader"])
    let office = try await place.duban.client("leader", at: Workplace.friday)
    func streams(_ count: Int) async throws -> Bool {
      try await eventually { try await place.server.guest.send("GET", "/metrics").text.contains("\nduban_streams \(count)\n") }
    }
    try await place.at { leader in
      try await leader.signIn("leader")
      #expect(try await streams(1))
      _ = try await leader.script(
        "Object.defineProperty(document, 'hidden', {value: true, configurable: true}); document.dispatchEvent(new Event('visibilitychange'))"
      )
      #expect(try await streams(0))
      _ = try await office.register("ledger-entry", "背后登记的", ["category": "other"]).ok()
      _ = try await leader.script(
        "Object.defineProperty(document, 'hidden', {value: false, configurable: true}); document.dispatchEvent(new Event('visibilitychange'))"
      )
      #expect(try await leader.sees("背后登记的"))
      #expect(try await streams(1))
      try await leader.go("/me")
      #expect(try await streams(0))
    }
  }
}

extension Browser {
  fileprivate func attributeOfFocus(_ name: String) async throws -> String {
    try await script("return document.activeElement.getAttribute('\(name)')").text
  }
}
