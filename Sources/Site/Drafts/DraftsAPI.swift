import Application
import Domain
import Foundation
import Hummingbird

/// Reads a notice's files and returns the draft as JSON. Nothing is stored but the response under its key.
struct DraftsAPI {
  let site: Site

  func add(to group: RouterGroup<SiteContext>) { group.post("drafts", use: read) }

  @Sendable private func read(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let files = try await site.files(in: request, context)
    guard !user.person.isAuditor, user.mayImport else { throw Refusal.notAllowed(Name(zh: "导入通知", en: "Import a notice")) }
    let digest = SessionTokens.digest(files.map { "\($0.name) \(SessionTokens.digest($0.bytes))" }.joined(separator: "\n"))
    let response = try await site.useCases.respond(
      to: try request.key(context) { digest }, of: user.actor(via: request.via(context))
    ) {
      let read = try await site.notice(files.map(\.noticeFile))
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return IdempotentResponse(status: 200, location: nil, body: String(decoding: try encoder.encode(read.draft), as: UTF8.self))
    }
    return response.response()
  }
}
