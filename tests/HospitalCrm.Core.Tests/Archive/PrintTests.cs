using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Archive;

public sealed class PrintTests
{
    [Fact]
    public async Task Chosen_parts_are_printed_and_it_is_on_record_with_the_reason()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await hospital.AddAsync(Facts.Visit(id, "V1", EncounterKind.Outpatient, TestHospital.Monday, "高血压"), Facts.Charge(id, "c1", TestHospital.Monday, 20m));
        var records = await hospital.StaffAsync("records01", "赵科长", PatientPermissions.View, PatientPermissions.SeeNames, ArchivePermissions.Print, ArchivePermissions.ViewMedical, ArchivePermissions.ViewCharges);

        var copy = (await hospital.Run.RunAsync(records, (PrintArchive use) => use.HandleAsync(id, [ArchivePart.Medical, ArchivePart.Charges], "患者申请复印"))).Value!;
        var look = Assert.Single((await hospital.Run.RunAsync(records, (ReadPatientAccess use) => use.HandleAsync(id))).Value!);

        Assert.Equal(("王芳", "高血压", 20m), (copy.Patient.Name, copy.Visits![0].Visit.DiagnosisName, copy.Totals!.Total));
        Assert.Null(copy.Interactions);
        Assert.Equal((AuditAct.Printed, "Medical Charges", "患者申请复印"), (look.Act, look.Purpose, look.Reason));
    }

    [Fact]
    public async Task Nothing_is_printed_without_reason_part_or_right_and_nothing_beyond_ones_own_sight()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var lead = await hospital.StaffAsync("lead01", "陈班长", PatientPermissions.View, ArchivePermissions.Print);
        var agent = await hospital.StaffAsync("agent01", "李敏", PatientPermissions.View);
        var blind = await hospital.StaffAsync("odd01", "无名", ArchivePermissions.Print);

        var unreasoned = await hospital.Run.RunAsync(lead, (PrintArchive use) => use.HandleAsync(id, [ArchivePart.Home], ""));
        var empty = await hospital.Run.RunAsync(lead, (PrintArchive use) => use.HandleAsync(id, [], "存档"));
        var medical = await hospital.Run.RunAsync(lead, (PrintArchive use) => use.HandleAsync(id, [ArchivePart.Medical], "存档"));
        var refused = await hospital.Run.RunAsync(agent, (PrintArchive use) => use.HandleAsync(id, [ArchivePart.Home], "存档"));
        var unseen = await hospital.Run.RunAsync(blind, (PrintArchive use) => use.HandleAsync(id, [ArchivePart.Home], "存档"));

        Assert.Equal(("Patients.ReasonNeeded", "Archive.NoPart", "Archive.PartNotYours"), (unreasoned.Problem?.Code, empty.Problem?.Code, medical.Problem?.Code));
        Assert.Equal((ProblemKind.Forbidden, ProblemKind.Missing), (refused.Problem?.Kind, unseen.Problem?.Kind));
        Assert.Equal(0, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Printed)));
    }
}
