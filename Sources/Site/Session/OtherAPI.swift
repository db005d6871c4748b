import Application
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Sessions, who one is, workflows, uploads.
struct OtherAPI {
  let site: Site

  func addOpen(to group: RouterGroup<SiteContext>) { group.post("sessions", use: open) }

  func add(to group: RouterGroup<SiteContext>) {
    group.get("me", use: me)
    group.get("workflows", use: workflows)
    group.get("workflows/:kind", use: workflow)
    group.post("uploads", use: upload)
  }

  @Sendable func open(_ request: Request, _ context: SiteContext) async throws -> Response {
    let body = try await request.json(context)
    guard let login = body["login"]?.text else { throw context.bad("login") }
    guard let password = body["password"]?.text else { throw context.bad("password") }
    let person = try await site.signIn(login, password, from: context.address, in: context)
    let actor = Actor(person: person, scope: UserAccess(of: person).scope, via: request.via(context))
    let key = try request.key(of: body, context)
    let (secret, session) = try await site.session(
      for: person.id, kind: .token, lifetime: SecurityPolicy.apiTokenSeconds, under: key, by: actor)
    try await site.useCases.openSession(session, key: key)
    return .json(["token": .text(secret), "expires": site.rendering(context).time(session.expires)], status: .created)
  }

  @Sendable func me(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    var groups: [JSONValue] = []
    for post in user.posts {
      let roster = try await site.repositories.initiatives.roster(of: post.initiative)
      groups.append([
        "id": .text(post.group.text), "name": .of(roster.group(post.group)?.name), "kind": .text(post.kind.rawValue),
        "initiative": .text(post.initiative.text), "role": .text(post.role.rawValue),
      ])
    }
    let person = user.person
    return .json([
      "id": .text(person.id.text), "login": .of(person.login), "name": .text(person.name), "agency": .of(person.agency?.text),
      "administrator": .flag(person.isAdministrator), "auditor": .flag(person.isAuditor), "groups": .list(groups),
      "roles": .names(Set(user.posts.map(\.role.rawValue)).sorted()),
    ])
  }

  @Sendable func workflows(_ request: Request, _ context: SiteContext) async throws -> Response {
    .json(["items": .list(site.workflows.newest.map { json($0, context) }), "next": .null])
  }

  private func json(_ workflow: Workflow, _ context: SiteContext) -> JSONValue {
    ["kind": .text(workflow.kind), "name": .text(workflow.name[context.language]), "version": .integer(Int64(workflow.version))]
  }

  @Sendable func workflow(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let workflow = site.workflows[try context.parameters.require("kind")] else { throw Refusal.notFound }
    let language = context.language
    var members = json(workflow, context).members
    members.append(
      .init(
        name: "states",
        value: .list(
          workflow.states.map {
            [
              "state": .text($0.id), "name": .text($0.name[language]), "initial": .flag($0.isInitial), "done": .flag($0.isDone),
              "paused": .flag($0.isPaused),
            ]
          })))
    members.append(
      .init(
        name: "moves",
        value: .list(
          workflow.moves.map {
            [
              "move": .text($0.name), "name": .text($0.title[language]), "from": .names($0.from), "to": .text($0.to),
              "by": .names($0.by.map(\.rawValue)), "needs": .names($0.needs.map(\.description)), "notBy": .names($0.notBy),
            ]
          })))
    members.append(
      .init(
        name: "fields",
        value: .list(
          workflow.fields.map {
            [
              "field": .text($0.id), "name": .text($0.name[language]), "type": .text($0.kind.rawValue), "required": .flag($0.isRequired),
              "options": .list($0.options.map { ["value": .text($0.id), "name": .text($0.name[language])] }),
            ]
          })))
    return .json(.object(members))
  }

  /// A file as the body itself with its name in `X-Filename`, or as `multipart/form-data`.
  @Sendable func upload(_ request: Request, _ context: SiteContext) async throws -> Response {
    let user = try context.signedIn()
    guard !user.person.isAuditor else { throw Refusal.notAllowed(Name(zh: "上传", en: "Upload")) }
    let file = site.attachment(try await site.files(in: request, context)[0], to: "", by: user)
    let upload = file.upload
    let key = try request.key(SessionTokens.digest(file.bytes), context)
    let answer = try await site.useCases.storeUpload(file, by: user.actor(via: request.via(context)), key: key) {
      IdempotentResponse(
        ["id": .text(upload.id), "name": .text(upload.name), "size": .integer(Int64(upload.size))], status: 201)
    }
    return answer.response()
  }
}

extension Site {
  /// The files of a request, at least one: the body itself, or all that a multipart body holds.
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
