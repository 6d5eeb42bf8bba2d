using HospitalCrm.Core.Integration.CodeMaps;
using HospitalCrm.Core.Integration.Files;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<SourceCode> SourceCodes => Set<SourceCode>();

    public DbSet<FeedFile> FeedFiles => Set<FeedFile>();
}
