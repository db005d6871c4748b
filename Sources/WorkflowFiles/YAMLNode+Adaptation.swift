import Domain
import Yams

extension YAMLNode {
  /// Merges a file that says `adapts: KIND` over the file of that kind. Mappings are merged key by key; a list or a scalar replaces the
  /// one below it. Other files are returned unchanged.
  /// - Parameter base: returns the YAML text of a kind, nil for an unknown one.
  /// - Throws: one diagnostic if the adapted kind is unknown or its text is no valid YAML.
  func adapted(from base: (Workflow.Kind) -> String?) throws(Diagnostics) -> YAMLNode {
    guard let adapts = member("adapts"), case .mapping(var own) = yaml else { return self }
    guard let kind = adapts.text(), let text = base(kind) else {
      throw Diagnostics([Diagnostic(file: reader.file, line: adapts.line, .unknownKind(adapts.text() ?? ""))])
    }
    let bottom = try YAMLReader(file: reader.file).open(text).yaml
    own[Node("adapts")] = nil
    own[Node("kind")] = own[Node("kind")] ?? Node(kind)
    return YAMLNode(Self.put(.mapping(own), over: bottom), reader: reader)
  }

  private static func put(_ node: Node, over bottom: Node) -> Node {
    guard case .mapping(let upper) = node, case .mapping(var mapping) = bottom else { return node }
    for (key, value) in upper { mapping[key] = mapping[key].map { put(value, over: $0) } ?? value }
    return .mapping(mapping)
  }
}
