/// Generates the Swift function that writes a template, one statement a tag, in the order of the tags.
struct TemplateSwift {
  private let template: Template
  private let lookup: Lookup
  private var open: [OpenTag] = []
  private var pending = ""
  private var code = ""
  /// The code of a frame before `{{> content}}`; nil until that tag.
  private var head: String?

  /// A section or frame without its closing tag so far.
  private struct OpenTag {
    var name: String
    var line: Int
    var variable: String?
    var closing: String
    var isFrame = false
  }

  /// The texts and assets that templates refer to.
  struct Lookup {
    var phrases: [String: Phrase]
    var assets: [String: AssetFile]
  }

  static func compile(_ template: Template, with lookup: Lookup) throws(TemplateDiagnostic) -> String {
    var swift = TemplateSwift(template: template, lookup: lookup)
    for token in try template.tokens {
      switch token {
      case .text(let text): swift.pending += text
      case .tag(let tag, let line): try swift.add(tag, line)
      }
    }
    return try swift.finished()
  }

  private init(template: Template, lookup: Lookup) {
    self.template = template
    self.lookup = lookup
  }

  private mutating func add(_ tag: Tag, _ line: Int) throws(TemplateDiagnostic) {
    switch tag {
    case .comment: break
    case .value(let path): state("out.\(write)(\(swift(path)))", line)
    case .raw(let path): state("out.raw(\(swift(path)))", line)
    case .section(let path, let variable?):
      state("for \(variable) in \(swift(path)).each {", line)
      open.append(OpenTag(name: path.written, line: line, variable: variable, closing: "}"))
    case .section(let path, nil):
      state("if \(swift(path)).isShown {", line)
      open.append(OpenTag(name: path.written, line: line, closing: "}"))
    case .inverted(let path):
      state("if !\(swift(path)).isShown {", line)
      open.append(OpenTag(name: path.written, line: line, closing: "}"))
    case .part(let name, let path):
      let type = SwiftName.type(name) + "Part"
      state(call(path.map { "(\(swift($0)) as \(type))" } ?? "\(type)()", template.isPlain ? "writeText" : "write"), line)
    case .frame(let name, let path):
      let frame = "(\(swift(path)) as \(SwiftName.type(name))Part)"
      state(call(frame, "open"), line)
      open.append(OpenTag(name: name, line: line, closing: call(frame, "close"), isFrame: true))
    case .end(let name): try close(name, line)
    case .content: try split(line)
    case .phrase(let key, let arguments): try phrase(key, arguments, line)
    case .asset(let path):
      guard let asset = lookup.assets[path] else { throw diagnostic(line, "there is no file '\(path)' in style, script or images") }
      pending += asset.address
    }
  }

  private mutating func close(_ name: String, _ line: Int) throws(TemplateDiagnostic) {
    guard let last = open.popLast() else { throw diagnostic(line, "{{/\(name)}} closes nothing") }
    guard last.name == name else { throw diagnostic(line, "{{/\(name)}} cannot close '\(last.name)' of line \(last.line)") }
    state(last.closing, line)
  }

  private mutating func split(_ line: Int) throws(TemplateDiagnostic) {
    guard template.isPart, !template.isPlain else { throw diagnostic(line, "only a part's HTML can be a frame with {{> content}}") }
    guard head == nil else { throw diagnostic(line, "{{> content}} stands here a second time") }
    if let section = open.first(where: { !$0.isFrame }) {
      throw diagnostic(line, "{{> content}} cannot lie in a section, as in '\(section.name)' of line \(section.line)")
    }
    flush()
    head = code
    code = ""
  }

  private mutating func phrase(_ key: String, _ arguments: [Path], _ line: Int) throws(TemplateDiagnostic) {
    guard let phrase = lookup.phrases[key] else { throw diagnostic(line, "no text has the key '\(key)'") }
    let names = phrase.placeholders
    guard names.count == arguments.count else {
      throw diagnostic(line, "'\(key)' takes \(names.isEmpty ? "nothing" : names.joined(separator: ", ")), not \(arguments.count) values")
    }
    let values = arguments.isEmpty ? "" : "(\(arguments.map(swift).joined(separator: ", ")))"
    state("out.\(write)(text.\(SwiftName.member(key))\(values))", line)
  }

  private func finished() throws(TemplateDiagnostic) -> String {
    if let last = open.last { throw diagnostic(last.line, "'\(last.name)' is never closed") }
    var rest = self
    rest.flush()
    let bodies = head.map { [("open", $0), ("close", rest.code)] } ?? [(template.isPlain ? "writeText" : "write", rest.code)]
    let functions = bodies.map { name, body in
      "  package func \(name)(to out: inout Output, in text: Text) {\n\(body)  }\n"
    }
    return "\(location(1))extension \(template.type) {\n\(functions.joined(separator: "\n"))}\n#sourceLocation()\n"
  }

  /// Emits a statement with the template's line as its source location: Swift reports a wrong name there.
  private mutating func state(_ statement: String, _ line: Int) {
    flush()
    code += "\(location(line))    \(statement)\n"
  }

  private func location(_ line: Int) -> String { "#sourceLocation(file: \"\(template.file)\", line: \(line))\n" }

  private mutating func flush() {
    if !pending.isEmpty { code += "    out.literal(\(SwiftLiteral.block(pending)))\n" }
    pending = ""
  }

  private var write: String { template.isPlain ? "raw" : "escape" }

  private func call(_ part: String, _ function: String) -> String { "\(part).\(function)(to: &out, in: text)" }

  private func swift(_ path: Path) -> String { path.swift(inScope: open.compactMap(\.variable)) }

  private func diagnostic(_ line: Int, _ message: String) -> TemplateDiagnostic {
    TemplateDiagnostic(file: template.file, line: line, message: message)
  }
}
