import Domain

/// The kind of a file, detected by its first bytes.
enum FileKind {
  case text, zip, pdf
  case refused(NoticeFault)

  init(_ file: [UInt8]) {
    if file.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if file.prefix(1024).firstRange(of: Array("%PDF-".utf8)) != nil {
      self = .pdf
    } else if let fault = Self.refusedSignatures.first(where: { file.starts(with: $0.bytes) })?.fault {
      self = .refused(fault)
    } else if file.dropFirst(4).starts(with: "ftyp".utf8) || file.starts(with: "RIFF".utf8) {
      self = .refused(.image)
    } else {
      self = .text
    }
  }

  /// Whether the name's extension promises a .docx, .xlsx or .pdf.
  static func isDocument(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".docx", ".xlsx", ".pdf"].contains { name.hasSuffix($0) }
  }

  private static let refusedSignatures: [(bytes: [UInt8], fault: NoticeFault)] = [
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .old), (Array("{\\rtf".utf8), .rich), (Array("<!DOCTYPE".utf8), .page),
    (Array("<html".utf8), .page), (Array("MIME-Version:".utf8), .page), (Array("Rar!".utf8), .archive),
    ([0x37, 0x7A, 0xBC, 0xAF], .archive),
    ([0x1F, 0x8B], .archive), ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image), (Array("GIF8".utf8), .image),
    ([0x49, 0x49, 0x2A, 0x00], .image), ([0x4D, 0x4D, 0x00, 0x2A], .image), (Array("BM".utf8), .image),
  ]
}
