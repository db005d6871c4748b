import Application
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Stores files that moves then name as evidence.
struct UploadsAPI {
  let site: Site

  func add(to group: RouterGroup<SiteContext>) { group.post("uploads", use: upload) }

  /// Takes a file as the body itself with its name in `X-Filename`, or as `multipart/form-data`.
  @Sendable func upload(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    let file = site.attachment(try await site.files(in: request, context)[0], to: "", by: user)
    guard !user.person.isAuditor else { throw Refusal.notAllowed(Name(zh: "上传", en: "Upload")) }
    let upload = file.upload
    let key = try request.key(context) { SessionTokens.digest(file.bytes) }
    let answer = try await site.useCases.storeUpload(file, by: user.actor(via: request.via(context)), key: key) {
      IdempotentResponse(
        ["id": .text(upload.id), "name": .text(upload.name), "size": .integer(Int64(upload.size))], status: 201)
    }
    return answer.response()
  }
}

extension Site {
  /// The files of a request: the body itself, or all parts of a multipart body. Empty ones are left out.
  ///
  /// - Throws: 400 if there is none, 413 above the size of an upload.
  func files(in request: Request, _ context: SiteContext) async throws -> [FormBody.File] {
    let files: [FormBody.File]
    if request.headers[.contentType]?.hasPrefix("multipart/") == true {
      files = try await request.form(upTo: settings.maxUploadBytes + SecurityPolicy.multipartOverheadBytes).files.map(\.file)
    } else {
      let body = try await request.body.collect(upTo: settings.maxUploadBytes)
      let name = request.headers[HTTPField.Name("X-Filename")!].flatMap { $0.removingPercentEncoding } ?? "upload"
      files = [FormBody.File(name: name, type: request.headers[.contentType] ?? "application/octet-stream", bytes: Array(buffer: body))]
    }
    guard files.contains(where: { !$0.bytes.isEmpty }) else { throw context.bad("file") }
    return files.filter { !$0.bytes.isEmpty }
  }

  /// A file of a request as it will be stored; nothing is stored yet.
  func attachment(_ file: FormBody.File, to field: String, by user: CurrentUser) -> Attachment {
    let name = file.name.split(whereSeparator: { $0 == "/" || $0 == "\\" || $0.isNewline }).last ?? "upload"
    let upload = Upload(
      id: freshID(), name: String(name.prefix(SecurityPolicy.maxFileNameLength)),
      type: String(file.type.prefix(SecurityPolicy.maxMediaTypeLength)), size: file.bytes.count, person: user.person.id, at: now())
    return Attachment(field: field, upload: upload, bytes: file.bytes)
  }
}
