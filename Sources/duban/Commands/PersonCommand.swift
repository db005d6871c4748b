import ArgumentParser
import Domain
import Foundation
import Site
import Store

/// Adds accounts and sets passwords.
struct PersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "person", abstract: "人员账号", subcommands: [Add.self, Password.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "增加账号；密码从标准输入读")
    @OptionGroup var options: StorageOptions
    @Argument(help: "登录名") var login: String
    @Option(help: "姓名") var display: String?
    @Option(help: "单位名称") var agency: String?
    @Flag(help: "系统管理员") var administrator = false
    @Flag(help: "审计、监察：只读全部") var auditor = false

    func run() async throws {
      guard login.count <= SecurityPolicy.maxLoginLength, !login.isEmpty, login.allSatisfy({ !$0.isWhitespace && $0 != ":" }) else {
        throw ValidationError("登录名不能有空格")
      }
      if administrator, auditor { throw ValidationError("管理员和审计要分开") }
      let app = try options.app()
      try await app.with(makesFile: true) { store in
        if try await store.directory.people().contains(where: { $0.login == login }) { throw ValidationError("已有登录名“\(login)”") }
        var agencies: [Agency] = []
        var found: Agency.ID?
        if let agency {
          found = try await store.directory.agencies().first { $0.name == agency || $0.aliases.contains(agency) }?.id
          if found == nil {
            agencies = [Agency(id: Agency.ID(app.freshID()), name: agency)]
            found = agencies[0].id
          }
        }
        let person = Person(
          id: Person.ID(app.freshID()), login: login, name: display ?? login, agency: found,
          isAdministrator: administrator, isAuditor: auditor)
        let password = try AccountCommands.passwordFromInput()
        try await store.directory.put(agencies, [person])
        if let password { try await store.accounts.setPassword(try await Passwords().hash(password), of: person.id) }
        print(login)
      }
    }
  }

  struct Password: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "设密码，从标准输入读")
    @OptionGroup var options: StorageOptions
    @Argument(help: "登录名") var login: String
    func run() async throws {
      try await options.app().with { store in
        let person = try await AccountCommands.person(login, in: store)
        guard let password = try AccountCommands.passwordFromInput() else { throw ValidationError("密码从标准输入读，不能为空") }
        try await store.accounts.setPassword(try await Passwords().hash(password), of: person.id)
      }
    }
  }
}

/// Shared by the commands about accounts.
enum AccountCommands {
  /// The first line of standard input; nil if it is a terminal or empty.
  ///
  /// - Throws: `ValidationError` if the password is too short.
  static func passwordFromInput() throws -> String? {
    guard isatty(0) == 0 else { return nil }
    guard let line = readLine(), !line.isEmpty else { return nil }
    let least = SecurityPolicy.minPasswordLength
    guard line.count >= least else { throw ValidationError("密码至少\(least)个字符") }
    return line
  }

  /// - Throws: `ValidationError` for an unknown login.
  static func person(_ login: String, in store: Store) async throws -> Person {
    guard let person = try await store.accounts.credentials(of: login)?.person else { throw ValidationError("没有登录名“\(login)”") }
    return person
  }
}
