using HospitalCrm.Core.Data;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.CodeMaps;

public sealed class ReadSourceCode(CrmDb db) : IUseCase
{
    public static Permission Requires => FeedPermissions.View;

    public async Task<SourceCodeForm> HandleAsync(Id<SourceCode> id, CancellationToken ct = default)
    {
        var known = await db.SourceCodes.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Integration.Missing");
        return new() { Id = id.Value, Version = known.Version, Source = known.Source, Domain = known.Domain, Code = known.Code, Standard = known.Standard };
    }
}
