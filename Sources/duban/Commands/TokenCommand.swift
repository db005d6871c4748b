import ArgumentParser
import Domain
import Foundation
import Site
import Store

/// Prints a new API token.
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "token", abstract: "打印一个接口令牌，有效一年")
  @OptionGroup var options: StorageOptions
  @Argument(help: "登录名") var login: String
  func run() async throws {
    let app = try options.app()
    try await app.with { store in
      let person = try await AccountCommands.person(login, in: store)
      let (secret, session) = SessionTokens.session(
        for: person.id, kind: .token, now: app.now(), lifetime: SecurityPolicy.commandLineTokenSeconds, random: SystemEnvironment.random)
      try await store.accounts.open(session)
      print(secret)
    }
  }
}
