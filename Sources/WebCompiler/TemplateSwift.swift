/// Turns one template into the Swift that writes it, statement by statement as its tags come.
struct TemplateSwift {
  private let template: Template
  private let site: Lookup
  private var open: [Opened] = []
  private var pending = ""
  private var code = ""
  /// What a frame writes before its content, once that was met.
  private var head: String?

  /// A section or frame that waits for its closing tag.
  private struct Opened {
    var name: String
    var line: Int
    var variable: String?
    var closing: String
    var isFrame = false
  }

  /// What templates refer to outside of Swift.
  struct Lookup {
    var phrases: [String: Phrase]
    var assets: [String: AssetFile]
  }

  static func compile(_ template: Template, with site: Lookup) throws(Complaint) -> String {
    var swift = TemplateSwift(template: template, site: site)
    for token in try template.tokens {
      switch token {
      case .text(let text): swift.pending += text
      case .tag(let tag, let line): try swift.add(tag, line)
      }
    }
    return try swift.finished()
  }

  private init(template: Template, site: Lookup) {
    self.template = template
    self.site = site
  }

  private mutating func add(_ tag: Tag, _ line: Int) throws(Complaint) {
    switch tag {
    case .comment: break
    case .value(let path): state("out.\(write)(\(swift(path)))", line)
    case .raw(let path): state("out.raw(\(swift(path)))", line)
    case .section(let path, let variable?):
      state("for \(variable) in \(swift(path)).each {", line)
      open.append(Opened(name: path.written, line: line, variable: variable, closing: "}"))
    case .section(let path, nil):
      state("if \(swift(path)).isShown {", line)
      open.append(Opened(name: path.written, line: line, closing: "}"))
    case .inverted(let path):
      state("if !\(swift(path)).isShown {", line)
      open.append(Opened(name: path.written, line: line, closing: "}"))
    case .part(let name, let path):
      let type = SwiftName.type(name) + "Part"
      state(call(path.map { "(\(swift($0)) as \(type))" } ?? "\(type)()", template.isPlain ? "writeText" : "write"), line)
    case .frame(let name, let path):
      let frame = "(\(swift(path)) as \(SwiftName.type(name))Part)"
      state(call(frame, "open"), line)
      open.append(Opened(name: name, line: line, closing: call(frame, "close"), isFrame: true))
    case .end(let name): try close(name, line)
    case .content: try split(line)
    case .phrase(let key, let arguments): try phrase(key, arguments, line)
    case .asset(let path):
      guard let asset = site.assets[path] else { throw complaint(line, "there is no file '\(path)' in style, script or images") }
      pending += asset.address
    }
  }

  private mutating func close(_ name: String, _ line: Int) throws(Complaint) {
    guard let last = open.popLast() else { throw complaint(line, "{{/\(name)}} closes nothing") }
    guard last.name == name else { throw complaint(line, "{{/\(name)}} cannot close '\(last.name)' of line \(last.line)") }
    state(last.closing, line)
  }

  private mutating func split(_ line: Int) throws(Complaint) {
    guard template.isPart, !template.isPlain else { throw complaint(line, "only a part's HTML can be a frame with {{> content}}") }
    guard head == nil else { throw complaint(line, "{{> content}} stands here a second time") }
    if let section = open.first(where: { !$0.isFrame }) {
      throw complaint(line, "{{> content}} cannot lie in a section, as in '\(section.name)' of line \(section.line)")
    }
    flush()
    head = code
    code = ""
  }

  private mutating func phrase(_ key: String, _ arguments: [Path], _ line: Int) throws(Complaint) {
    guard let phrase = site.phrases[key] else { throw complaint(line, "no text has the key '\(key)'") }
    let names = phrase.placeholders
    guard names.count == arguments.count else {
      throw complaint(line, "'\(key)' takes \(names.isEmpty ? "nothing" : names.joined(separator: ", ")), not \(arguments.count) values")
    }
    let values = arguments.isEmpty ? "" : "(\(arguments.map(swift).joined(separator: ", ")))"
    state("out.\(write)(text.\(SwiftName.member(key))\(values))", line)
  }

  private func finished() throws(Complaint) -> String {
    if let last = open.last { throw complaint(last.line, "'\(last.name)' is never closed") }
    var rest = self
    rest.flush()
    let bodies = head.map { [("open", $0), ("close", rest.code)] } ?? [(template.isPlain ? "writeText" : "write", rest.code)]
    let functions = bodies.map { name, body in
      "  package func \(name)(to out: inout Output, in text: Text) {\n\(body)  }\n"
    }
    return "\(location(1))extension \(template.type) {\n\(functions.joined(separator: "\n"))}\n#sourceLocation()\n"
  }

  /// One statement, said to stand on the template's line: there Swift reports a name that does not exist.
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

  private func complaint(_ line: Int, _ sentence: String) -> Complaint { Complaint(file: template.file, line: line, sentence: sentence) }
}
