using HospitalCrm.Core.Data;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>A file brought by hand: stored first, then taken the way a dropped one is. What stops in the middle goes on after the restart.</summary>
public sealed class UploadFile(CrmDb db, FileShelf shelf, FileDoor door, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public const long Largest = 200L * 1024 * 1024;

    public static Permission Requires => FeedPermissions.Manage;

    /// <param name="view">Which view it holds rows of; <see cref="DischargeList.View"/> for a list of discharges.</param>
    /// <param name="source">The connected system its rows are from.</param>
    public async Task<FileReport> HandleAsync(string name, string view, string source, Stream content, CancellationToken ct = default)
    {
        if (!HisFile.IsOne(name))
        {
            throw new RuleViolation("Integration.FileKind");
        }

        if (!FileViews.All.Contains(view))
        {
            throw new RuleViolation("Integration.FileNoView", view);
        }

        if (source.Trim() is not { Length: > 0 and <= 32 } from)
        {
            throw new RuleViolation("Integration.SourceRequired");
        }

        var file = new FeedFile(name.Length <= 200 ? name : name[^200..], view, from, FeedDoor.Upload, 0, clock.GetUtcNow());
        file.UploadedBy(actor.Value.StaffNo);
        var place = shelf.PlaceFor(file.Id.Value, view + Path.GetExtension(name).ToLowerInvariant());
        await using (var stored = File.Create(place))
        {
            await content.CopyToAsync(stored, ct);
            file.Weigh(stored.Length);
        }

        db.FeedFiles.Add(file);
        await db.SaveChangesAsync(ct);

        // Whoever closes the page does not stop the file.
        var taken = await door.TakeAsync(file.Id, place, CancellationToken.None);
        return new(taken.State, taken.Accepted, taken.Unchanged, taken.Quarantined, taken.Problem, taken.Detail);
    }
}

/// <param name="Problem">Why it was refused whole; null when it was not.</param>
public sealed record FileReport(FeedFileState State, int Accepted, int Unchanged, int Quarantined, string? Problem, string? Detail);
