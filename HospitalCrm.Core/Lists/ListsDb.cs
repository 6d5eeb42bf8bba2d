using HospitalCrm.Core.Lists.Dress;
using HospitalCrm.Core.Lists.Exports;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<ExportRequest> ExportRequests => Set<ExportRequest>();

    public DbSet<ExportedArchives> ExportedArchives => Set<ExportedArchives>();

    public DbSet<ListLayout> ListLayouts => Set<ListLayout>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();
}
