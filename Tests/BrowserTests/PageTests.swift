import Foundation
import TestSupport
import Testing

/// Every page of the demo at 1280 and 360 px and on paper, saved in `.build/screenshots` for viewing.
@Suite("Every page", .serialized) struct PageTests {
  @Test("Every page loads, fits its width and reports no browser error", .timeLimit(.minutes(15)))
  func everyPageStandsAndComplainsOfNothing() async throws {
    let (place, passwords) = try await Workplace.demo()
    try await place.at { browser in
      for path in ["/sign-in", "/directory"] { try await look(at: path, as: "guest", browser) }
      try await browser.signIn("leader", passwords["leader"] ?? "")
      let initiative = try await browser.initiative()
      let tabs = [
        "schedule", "groups", "ledger", "ledger/paste", "hotline", "kinds", "kinds/receipt?state=all", "reports", "history", "notice",
      ].map { "\(initiative)/\($0)" }
      for path in ["/", "/initiatives", "/hotline", "/supervision", "/directory", "/me", "/search?q=账户"] + tabs {
        try await look(at: path, as: "leader", browser)
      }
      for (page, name) in [("schedule", "task"), ("ledger?state=all", "entry"), ("hotline", "ticket")] {
        try await browser.go("\(initiative)/\(page)")
        try await look(at: try await browser.link("/items/"), as: "leader-\(name)", browser)
      }
      for kind in ["task", "ledger-entry"] {
        try await look(at: "/items/new?kind=\(kind)&initiative=\(initiative.split(separator: "/")[1])", as: "leader-\(kind)", browser)
      }
      try await browser.resize(to: 1280)
      try await browser.go("/")
      try await browser.signOut()
      try await browser.signIn("administrator", passwords["administrator"] ?? "")
      for path in ["/administration", "/administration/workflows/ledger-entry", "/import"] {
        try await look(at: path, as: "administrator", browser)
      }
      try await look(at: "/administration?lang=en", as: "administrator-en", browser)
    }
  }

  private func look(at path: String, as name: String, _ browser: Browser) async throws {
    try await browser.resize(to: 1280)
    try await browser.go(path)
    let steps = path.components(separatedBy: "?")[0].components(separatedBy: "/").filter { !$0.isEmpty && $0.count < 20 }
    let file = ([name] + steps).joined(separator: "-")
    #expect(try await browser.status() == 200, "\(path)")
    #expect(try await browser.overhang() <= 0, "\(path) is too wide at 1280")
    try Self.save(try await browser.screenshot(), "\(file)-1280.png")
    try Self.save(try await browser.print(), "\(file).pdf")
    try await browser.resize(to: 360)
    #expect(try await browser.overhang() <= 0, "\(path) is too wide at 360")
    try Self.save(try await browser.screenshot(), "\(file)-360.png")
    #expect(try await browser.complaints() == [], "\(path)")
  }

  static func save(_ bytes: Data, _ name: String) throws {
    #expect(bytes.count > 1000, "\(name)")
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.build/screenshots").standardized
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try bytes.write(to: folder.appending(path: name))
  }
}
