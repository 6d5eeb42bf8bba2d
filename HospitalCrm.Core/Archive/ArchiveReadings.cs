using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Archive;

/// <summary>The dimensions of an archive, each read by a part of its own.</summary>
public sealed class ArchiveReadings(HomeReading home, InteractionReading interactions, MedicalReading medical, ReportReading reports, ChargeReading charges) : IRoomPart
{
    public HomeReading Home => home;

    public InteractionReading Interactions => interactions;

    public MedicalReading Medical => medical;

    public ReportReading Reports => reports;

    public ChargeReading Charges => charges;
}
