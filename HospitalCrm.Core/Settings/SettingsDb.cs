using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Calendar;
using HospitalCrm.Core.Settings.Guides;
using HospitalCrm.Core.Settings.Standards;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<Department> Departments => Set<Department>();

    public DbSet<Parameter> Parameters => Set<Parameter>();

    public DbSet<NuisanceNumber> NuisanceNumbers => Set<NuisanceNumber>();

    public DbSet<CodeItem> CodeItems => Set<CodeItem>();

    public DbSet<ExamItem> ExamItems => Set<ExamItem>();

    public DbSet<Holiday> Holidays => Set<Holiday>();

    public DbSet<ValueDomain> ValueDomains => Set<ValueDomain>();

    public DbSet<DomainCode> DomainCodes => Set<DomainCode>();

    public DbSet<DataElement> DataElements => Set<DataElement>();

    public DbSet<DataSet> DataSets => Set<DataSet>();
}
