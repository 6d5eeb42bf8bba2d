using HospitalCrm.Core.Data;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>The latest files and what became of them.</summary>
public sealed class ReadFeedFiles(CrmDb db, FileShelf shelf) : IUseCase
{
    private const int Most = 20;

    public static Permission Requires => FeedPermissions.View;

    public async Task<FeedFiles> HandleAsync(CancellationToken ct = default) => new(
        shelf.Folder,
        await db.FeedFiles.AsNoTracking().OrderByDescending(file => file.StartedAt).ThenByDescending(file => file.Id).Take(Most).ToListAsync(ct));
}

/// <param name="Folder">Where files are dropped.</param>
public sealed record FeedFiles(string Folder, IReadOnlyList<FeedFile> Latest);
