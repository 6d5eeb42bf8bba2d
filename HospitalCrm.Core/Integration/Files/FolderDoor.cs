using HospitalCrm.Core.Data;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>Looks into the folder every few seconds. A file that still grows is left alone; one a stopped process had begun is read again.</summary>
public sealed class FolderDoor(IServiceScopeFactory scopes, FileShelf shelf, FileDoor door, ParameterValues parameters, TimeProvider clock)
{
    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private bool _hasResumed;

    /// <returns>How many files were taken.</returns>
    public async Task<int> ScanAsync(CancellationToken ct)
    {
        var taken = 0;
        if (!_hasResumed)
        {
            taken += await ResumeAsync(ct);
            _hasResumed = true;
        }

        if (!parameters.Get(FileParameters.On))
        {
            return taken;
        }

        Directory.CreateDirectory(shelf.Folder);
        var there = shelf.Dropped();
        foreach (var gone in _seen.Keys.Except(there.Select(file => file.FullName)).ToList())
        {
            _seen.Remove(gone);
        }

        foreach (var file in there.Where(IsComplete))
        {
            taken += await TakeAsync(file, ct) ? 1 : 0;
        }

        shelf.Purge();
        return taken;
    }

    private bool IsComplete(FileInfo file)
    {
        var (size, at) = (file.Length, file.LastWriteTimeUtc);
        if (!_seen.TryGetValue(file.FullName, out var seen) || seen.Size != size || seen.WrittenAt != at)
        {
            _seen[file.FullName] = new(size, at, clock.GetUtcNow());
            return false;
        }

        return size > 0 && clock.GetUtcNow() - seen.Since >= TimeSpan.FromSeconds(parameters.Get(FileParameters.QuietSeconds));
    }

    private async Task<bool> TakeAsync(FileInfo file, CancellationToken ct)
    {
        var view = FileViews.Of(file.Name) ?? Path.GetFileNameWithoutExtension(file.Name);
        var known = new FeedFile(Cut(file.Name, 200), Cut(view, 40), parameters.Get(FileParameters.Source), FeedDoor.Folder, file.Length, clock.GetUtcNow());
        var place = shelf.PlaceFor(known.Id.Value, file.Name);
        if (!FileShelf.TryClaim(file, place))
        {
            return false;
        }

        await AddAsync(known, ct);
        await door.TakeAsync(known.Id, place, ct);
        return true;
    }

    private async Task<int> ResumeAsync(CancellationToken ct)
    {
        var left = shelf.Left();
        foreach (var (key, place) in left)
        {
            var id = new Id<FeedFile>(key);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            var state = await db.FeedFiles.Where(file => file.Id == id).Select(file => (FeedFileState?)file.State).SingleOrDefaultAsync(ct);
            if (state == FeedFileState.Reading)
            {
                await door.TakeAsync(id, place, ct);
            }
            else if (state is { } ended)
            {
                shelf.Finish(place, ended == FeedFileState.Refused);
            }
            else
            {
                // Claimed, but stopped before it was written down: back to where it came from.
                File.Move(place, Path.Combine(shelf.Folder, Path.GetFileName(place)), overwrite: false);
                Directory.Delete(Path.GetDirectoryName(place)!, recursive: true);
            }
        }

        return left.Count;
    }

    private async Task AddAsync(FeedFile file, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        db.FeedFiles.Add(file);
        await db.SaveChangesAsync(ct);
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private sealed record Seen(long Size, DateTime WrittenAt, DateTimeOffset Since);
}
