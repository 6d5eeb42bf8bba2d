using HospitalCrm.Core.Encounters;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<Encounter> Encounters => Set<Encounter>();

    public DbSet<Diagnosis> Diagnoses => Set<Diagnosis>();

    public DbSet<Operation> Operations => Set<Operation>();

    public DbSet<LabReport> LabReports => Set<LabReport>();

    public DbSet<LabResult> LabResults => Set<LabResult>();

    public DbSet<ExamReport> ExamReports => Set<ExamReport>();

    public DbSet<ExamOrder> ExamOrders => Set<ExamOrder>();

    public DbSet<Prescription> Prescriptions => Set<Prescription>();

    public DbSet<Charge> Charges => Set<Charge>();

    public DbSet<FeeDaily> FeesDaily => Set<FeeDaily>();

    public DbSet<Prepay> Prepayments => Set<Prepay>();

    public DbSet<Vaccination> Vaccinations => Set<Vaccination>();

    public DbSet<DailyFigure> DailyFigures => Set<DailyFigure>();

    public DbSet<Disease> Diseases => Set<Disease>();
}
