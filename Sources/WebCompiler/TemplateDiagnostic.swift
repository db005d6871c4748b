/// An error in a template, text or asset, printed in the form that build logs and editors turn into a link.
struct TemplateDiagnostic: Error, Equatable, CustomStringConvertible {
  /// The whole path.
  var file: String
  /// From 1.
  var line: Int
  var message: String

  var description: String { "\(file):\(line): error: \(message)" }
}

/// All errors of one run, so that an author can correct them in one go.
struct TemplateDiagnostics: Error {
  var all: [TemplateDiagnostic]
}
