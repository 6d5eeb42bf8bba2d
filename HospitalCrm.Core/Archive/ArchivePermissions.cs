using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Archive;

/// <summary>What of an archive is shown to whom; <see cref="Patients.PatientPermissions.View"/> comes first (docs/adr/0035).</summary>
public static class ArchivePermissions
{
    /// <summary>病历档案: visits, diagnoses, operations, medicines and reports.</summary>
    public static readonly Permission ViewMedical = new("archive.view-medical");

    /// <summary>费用档案: totals and every item.</summary>
    public static readonly Permission ViewCharges = new("archive.view-charges");

    /// <summary>A sensitive report shown in full; asks for a reason and is logged.</summary>
    public static readonly Permission RevealSensitive = new("archive.reveal-sensitive") { IsGuarded = true };

    /// <summary>Parts of an archive on paper or as PDF; asks for a reason and is logged.</summary>
    public static readonly Permission Print = new("archive.print") { IsGuarded = true };

    /// <summary>A clinical system shows archives inside its own pages by signed links (S3-B.13).</summary>
    public static readonly Permission Embed = new("archive.embed") { IsApiScope = true };
}
