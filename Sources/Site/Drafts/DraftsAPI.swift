import Domain
import Foundation
import Hummingbird

/// Reads a notice's files and returns the draft as JSON. Nothing is stored.
struct DraftsAPI {
  let site: Site

  func add(to group: RouterGroup<SiteContext>) { group.post("drafts", use: read) }

  @Sendable private func read(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let files = try await site.files(in: request, context)
    guard !user.person.isAuditor, user.mayImport else { throw Refusal.notAllowed(Name(zh: "导入通知", en: "Import a notice")) }
    let read = try await site.notice(files.map(\.noticeFile))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return .of([UInt8](try encoder.encode(read.draft)), type: "application/json; charset=utf-8")
  }
}
