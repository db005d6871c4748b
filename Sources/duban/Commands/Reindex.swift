import ArgumentParser
import Domain
import Foundation
import Site
import Store

/// Builds the search index anew from the items, beside a running server.
struct Reindex: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "按现有事项重建查找索引，服务不用停")
  @OptionGroup var options: StorageOptions
  func run() async throws {
    print(try await options.app().with { try await $0.maintenance.rebuildSearch() })
  }
}
