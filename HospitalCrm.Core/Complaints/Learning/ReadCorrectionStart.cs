using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>What the empty form begins with: the complaint or the 座谈会 it is opened for, and who may own it.</summary>
public sealed class ReadCorrectionStart(CrmDb db, ComplaintDesk complaints, Vault vault) : IUseCase
{
    public static Permission Requires => LearningPermissions.Manage;

    public async Task<CorrectionStart> HandleAsync(Guid? complaint, Guid? meeting, CancellationToken ct = default)
    {
        var form = new CorrectiveForm();
        if (complaint is { } key && await complaints.FindAsync(new(key), ct) is { } one && ComplaintRules.SeesComplainant(one, await complaints.ViewerAsync()))
        {
            form.Complaints = one.Number ?? "";
        }

        string? title = null;
        if (meeting is { } held && await db.ComplaintMeetings.AsNoTracking().SingleOrDefaultAsync(known => known.Id == new Id<ComplaintMeeting>(held), ct) is { } sat)
        {
            (form.Meeting, title) = (held, vault.Open(ComplaintMeeting.TitlePurpose, sat.Title));
        }

        var staff = await db.Staff.Where(known => known.LeftAt == null).OrderBy(known => known.StaffNo).Select(known => new ComplaintStaff(known.StaffNo, known.Name, known.DepartmentCode)).ToListAsync(ct);
        return new(form, title, staff);
    }
}

/// <param name="Meeting">The 座谈会 it comes of.</param>
public sealed record CorrectionStart(CorrectiveForm Form, string? Meeting, IReadOnlyList<ComplaintStaff> Staff)
{
    public string StaffName(string staffNo) => Staff.FirstOrDefault(staff => staff.StaffNo == staffNo) is { } staff ? $"{staff.Name}（{staff.StaffNo}）" : staffNo;
}
