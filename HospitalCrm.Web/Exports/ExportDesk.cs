using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Web.Exports;

/// <summary>
/// Exports on their way from the database to a browser: one a person. The file has no name any more while it is open, so neither a kill
/// nor a power cut leaves one behind; it goes when it is fetched, after two minutes, or with its session.
/// </summary>
public sealed class ExportDesk : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, ExportSlot> _slots = new();
    private readonly string _folder;
    private readonly Sessions _sessions;

    public ExportDesk(DataOptions data, Sessions sessions)
    {
        _folder = Path.Combine(data.Directory, "exports");
        _sessions = sessions;
        _sessions.Ended += OnSessionEnded;
        if (Directory.Exists(_folder))
        {
            // On systems that cannot unlink an open file a killed process leaves it.
            Directory.Delete(_folder, recursive: true);
        }
    }

    public int Count => _slots.Count;

    /// <summary>Null while this person's last export is still written. One that is ready and was not fetched gives way.</summary>
    public ExportSlot? Begin(Actor actor)
    {
        if (_slots.TryGetValue(actor.AccountId, out var old) && old.File is not null)
        {
            Drop(old);
        }

        var slot = new ExportSlot(actor, OpenFile());
        if (_slots.TryAdd(actor.AccountId, slot))
        {
            return slot;
        }

        slot.Dispose();
        return null;
    }

    /// <returns>Where the browser fetches it.</returns>
    public string Finish(ExportSlot slot, ExportFile file)
    {
        slot.Ready(file, TimeProvider.System.CreateTimer(_ => Drop(slot), null, KeptFor, Timeout.InfiniteTimeSpan));
        return "/exports/files/" + slot.Ticket;
    }

    public void Drop(ExportSlot slot)
    {
        if (_slots.TryRemove(new(slot.Actor.AccountId, slot)))
        {
            slot.Dispose();
        }
    }

    /// <summary>Once, by the session it was made in. The stream is the caller's from then on.</summary>
    public (Stream Stream, ExportFile File)? Take(string ticket, Actor actor)
    {
        if (!_slots.TryGetValue(actor.AccountId, out var slot)
            || slot.File is not { } file
            || slot.Actor.SessionId != actor.SessionId
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ticket), Encoding.UTF8.GetBytes(slot.Ticket))
            || !_slots.TryRemove(new(actor.AccountId, slot)))
        {
            return null;
        }

        slot.HandOver();
        slot.Stream.Position = 0;
        return (slot.Stream, file);
    }

    public void Dispose()
    {
        _sessions.Ended -= OnSessionEnded;
        foreach (var slot in _slots.Values)
        {
            Drop(slot);
        }
    }

    private void OnSessionEnded(Guid session)
    {
        foreach (var slot in _slots.Values.Where(slot => slot.Actor.SessionId == session))
        {
            Drop(slot);
        }
    }

    private FileStream OpenFile()
    {
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) + ".xlsx");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        };
        if (OperatingSystem.IsWindows())
        {
            return new(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        File.Delete(path);
        return stream;
    }
}
