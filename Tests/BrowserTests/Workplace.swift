import Foundation
import TestSupport

/// The Jinan initiative after ten days, served to browsers, with passwords for its people. The clock is at Friday, 22
/// November 2019, so that the first two tasks are late.
struct Workplace {
  let duban: Duban
  let server: DubanServer
  static let password = "jinan-2019-9-shizhuanxu"
  static let friday = "2019-11-22T14:52+08:00"

  static func open(_ logins: [String]) async throws -> Workplace {
    let duban = try await Duban()
    try await duban.run("initiative", "load", "jinan-2019-9", at: "2019-11-12T08:30+08:00").ok()
    for login in logins { try await duban.run("person", "password", login, input: password + "\n").ok() }
    return Workplace(duban: duban, server: try await duban.serve(at: friday))
  }

  /// The demo: ten days of work, and the passwords of its accounts by role.
  static func demo() async throws -> (workplace: Workplace, passwords: [String: String]) {
    let duban = try await Duban()
    let accounts = duban.folder.file("accounts.json")
    let server = try await duban.serve(["demo", "--accounts", accounts], at: friday)
    let people = try JSON(Data(contentsOf: URL(filePath: accounts))).list
    let passwords = Dictionary(people.map { ($0["login"].text, $0["password"].text) }) { first, _ in first }
    return (Workplace(duban: duban, server: server), passwords)
  }

  /// Runs `body` with a browser of its own.
  func at<Answer>(browser hasScript: Bool = true, _ body: (Browser) async throws -> Answer) async throws -> Answer {
    try await Browser.with(at: server.url, hasScript: hasScript, folder: duban.folder, body)
  }
}

extension Browser {
  func signIn(_ login: String, _ password: String = Workplace.password) async throws {
    try await go("/sign-in")
    try await type(login, into: "[name=login]")
    try await type(password, into: "[name=password]")
    try await click("button.primary")
    _ = try await find(".main-nav")
  }

  func signOut() async throws {
    try await click("form[action='/sign-out'] button")
    _ = try await find("[name=password]")
  }

  /// The address of the first link in a table that begins with `beginning`.
  func link(_ beginning: String) async throws -> String {
    let element = try await find("tbody a[href^='\(beginning)']")
    return try await attribute("href", of: element)
  }

  func initiative() async throws -> String {
    try await go("/initiatives")
    return try await link("/initiatives/").split(separator: "/").prefix(2).map { "/" + $0 }.joined()
  }
}
