/// The version of all agencies, people, posts and stand-ins together.
enum DirectoryVersion {
  static func raise(on connection: any Connection) throws {
    try connection.run("UPDATE versions SET value = value + 1 WHERE name = 'directory'")
  }
}
