import Application
import ArgumentParser
import Domain
import Foundation
import Logging
import Store

/// Serves a sample initiative with an account for each role, by default on a throwaway database.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "演示：装入济南“实转虚”，日期移到今天，打印各种角色的账号")
  @OptionGroup var options: StorageOptions
  @Option(help: "监听地址") var host: String?
  @Option(help: "端口") var port: Int?
  @Option(help: "把账号写成JSON") var accounts: String?

  private struct Account: Encodable {
    var login: String
    var password: String
    var role: String
  }

  /// Logins of the initiative file; each is the name of a role.
  private static let roles = [
    "leading-leader", "office", "leader", "convener", "member", "liaison", "vendor", "responder", "supervisor", "auditor", "administrator",
  ]

  func run() async throws {
    let throwaway = FileManager.default.temporaryDirectory.appending(path: "duban-demo-\(Base32.text(SystemEnvironment.random(10)))")
    var options = options
    if options.database == nil {
      try FileManager.default.createDirectory(at: throwaway, withIntermediateDirectories: true)
      options.database = throwaway.appending(path: "duban.sqlite").path
    }
    defer { try? FileManager.default.removeItem(at: throwaway) }
    let app = try options.app()
    let store = try await app.open(makesFile: true)
    if try await !store.initiatives.initiatives(within: AppContext.scope).contains(where: { $0.initiative.key == "jinan-2019-9" }) {
      try await prepare(store, app)
    }
    let accounts = try await self.accounts(store)
    print("http://\(host ?? app.settings.host):\(port ?? app.settings.port)\n\n角色\t登录名\t密码")
    for account in accounts { print("\(account.role)\t\(account.login)\t\(account.password)") }
    if let file = self.accounts { try JSONEncoder().encode(accounts).write(to: URL(fileURLWithPath: file)) }
    fflush(nil)
    try await Server(app: app, store: store, host: host, port: port).run()
  }

  private func prepare(_ store: Store, _ app: AppContext) async throws {
    let zone = app.calendar.zone
    // The initiative began ten days ago: one task is just late, the simulation runs, the switch is still ahead.
    let first = zone.day(of: app.now()) + -10
    let initiative = try app.initiative("jinan-2019-9", start: first)
    let morning = zone.instant(first, second: 9 * 3600)
    let useCases = app.useCases(store, now: { morning }, remindsFrom: app.now())
    _ = try await useCases.loadInitiative(initiative, by: app.actor(via: "demo"))
    try await DemoStory(store: store, app: app, initiative: initiative.id, first: first).tell()
    let people = [
      Person(
        id: Person.ID(Base32.text(SystemEnvironment.random(15))), login: "auditor", name: "审计员", mail: "auditor@example.org",
        isAuditor: true),
      Person(
        id: Person.ID(Base32.text(SystemEnvironment.random(15))), login: "administrator", name: "系统管理员", mail: "administrator@example.org",
        isAdministrator: true),
    ]
    try await store.directory.put([], people)
  }

  /// New passwords at each start, since the old ones are known only as hashes.
  private func accounts(_ store: Store) async throws -> [Account] {
    let passwords = Passwords()
    var accounts: [Account] = []
    for role in Self.roles {
      guard let person = try await store.accounts.credentials(of: role)?.person else { continue }
      let password = Base32.text(SystemEnvironment.random(8))
      try await store.accounts.setPassword(try await passwords.hash(password), of: person.id)
      accounts.append(Account(login: role, password: password, role: role))
    }
    return accounts
  }
}
