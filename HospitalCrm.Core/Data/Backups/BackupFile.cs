using System.Security.Cryptography;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>A backup opened for reading: its manifest first, then everything in it, in order and in full.</summary>
internal sealed class BackupFile : IDisposable
{
    private const int MostManifest = 256 << 20;

    private readonly FileStream _file;
    private readonly AesGcm _cipher;
    private readonly OpeningStream _content;
    private readonly string _name;

    /// <exception cref="InvalidDataException">It is no backup, or these are not its keys.</exception>
    public BackupFile(string file, KeyRing ring)
    {
        _name = Path.GetFileName(file);
        _file = new(file, new FileStreamOptions { Access = FileAccess.Read, Options = FileOptions.SequentialScan, BufferSize = 0 });
        try
        {
            var header = BackupHeader.Read(_file, _name);
            _cipher = header.Cipher(ring, _name);
            _content = new(_file, header, _cipher, _name);
            Manifest = ReadManifest();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public BackupManifest Manifest { get; }

    /// <summary>Puts everything into an empty folder.</summary>
    /// <returns>The database's SHA-256.</returns>
    /// <exception cref="InvalidDataException">The file is damaged; what is in the folder is worthless.</exception>
    public string Extract(string folder, BackupPace pace)
    {
        string? hash = null;
        while (BackupEntries.ReadHead(_content, _name) is { } entry)
        {
            var path = Inside(folder, entry.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var target = new PacedFile(path, pace);
            var found = BackupEntries.ReadContent(_content, target, entry.Length, _name);
            target.Flush();
            hash = entry.Name == BackupEntries.Database ? Convert.ToHexStringLower(found) : hash;
        }

        // Up to the last piece: a file that goes on, or ends early, is not the one that was written.
        return _content.Read(new byte[1]) == 0 && hash is not null ? hash : throw new InvalidDataException($"{_name} opens, but its content is not in order");
    }

    public void Dispose()
    {
        _content.Dispose();
        _cipher.Dispose();
        _file.Dispose();
    }

    private BackupManifest ReadManifest()
    {
        if (BackupEntries.ReadHead(_content, _name) is not (BackupEntries.Manifest, <= MostManifest and var length))
        {
            throw new InvalidDataException($"{_name} has no manifest");
        }

        using var bytes = new MemoryStream();
        BackupEntries.ReadContent(_content, bytes, length, _name);
        return BackupManifest.Read(bytes.ToArray(), _name);
    }

    private string Inside(string folder, string name)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : throw new InvalidDataException($"{_name} names a file outside the data folder");
    }
}
