import ArgumentParser
import Domain
import Foundation
import Site
import Store

struct Reindex: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "按现有事项重建查找索引，服务不用停")
  @OptionGroup var place: StorageOptions
  func run() async throws {
    print(try await place.app().with { try await $0.maintenance.rebuildSearch() })
  }
}
