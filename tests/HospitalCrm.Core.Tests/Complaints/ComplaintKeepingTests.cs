using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Requests;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>What other rooms remove or forget, and what of it complaints keep.</summary>
public sealed class ComplaintKeepingTests
{
    [Fact]
    public async Task Erasing_an_archive_hides_who_complained_and_keeps_what_was_said_until_it_need_not_be_kept()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var (patient, id) = await OfPatientAsync(hospital);
        await hospital.ToCallbackAsync(id);
        await hospital.CallBackAsync("agent01", id, CallbackAnswer.Agreed);

        await EraseAsync(hospital, patient);

        var hidden = await hospital.OneAsync(id);
        Assert.Equal((null, null, null, null, null), (hidden.ComplainantName, hidden.ComplainantPhone, hidden.PhoneIndex, hidden.PhoneTail, hidden.PatientId));
        Assert.Equal(("投诉-2026-000001", ComplaintState.Closed), (hidden.Number, hidden.State));
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        Assert.NotEmpty(vault.Open(Complaint.WordsPurpose, hidden.Words));
        Assert.DoesNotContain(hidden.Steps, step => step.Words is { } words && vault.Open(ComplaintStep.WordsPurpose, words).Contains("王芳", StringComparison.Ordinal));
        Assert.DoesNotContain(await TextsAsync(hospital), text => text.Contains("王芳", StringComparison.Ordinal));
        Assert.Equal(0, await BlankAsync(hospital));

        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(15 * 366));
        Assert.Equal(1, await BlankAsync(hospital));
        Assert.Equal(0, await BlankAsync(hospital));
        var blank = await hospital.OneAsync(id);
        Assert.Equal("", vault.Open(Complaint.WordsPurpose, blank.Words));
        Assert.All(blank.Steps.Where(step => step.Words is not null), step => Assert.Equal("", vault.Open(ComplaintStep.WordsPurpose, step.Words!.Value)));
    }

    [Fact]
    public async Task A_callback_nobody_can_make_any_more_goes_to_the_office_with_two_signatures()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var (patient, id) = await OfPatientAsync(hospital);
        await hospital.ToCallbackAsync(id);

        await EraseAsync(hospital, patient);

        Assert.Equal((ComplaintState.ClosureRequested, null), ((await hospital.OneAsync(id)).State, (await hospital.OneAsync(id)).CallbackRank));
        Assert.Null((await hospital.DoAsync<EndComplaintByOffice>("complaint01", (use, form) => use.HandleAsync(id, form))).Problem);
        Assert.Null((await hospital.DoAsync<ApproveComplaintEnd>("medical01", (use, form) => use.HandleAsync(id, form))).Problem);
        Assert.Equal(ComplaintEnd.NobodyToAsk, (await hospital.OneAsync(id)).End);
    }

    [Fact]
    public async Task What_a_complaint_names_is_not_removed_and_says_so()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var form = ComplaintHospital.Form(staff: null, category: "other");
        (form.Department, form.Category, form.Importance) = ("8801", "own-class", "own-weight");
        await hospital.Hospital.AddAsync(
            new Department("8801", "体检中心"), new Department("8802", "空置科室"),
            Item(CodeTables.ComplaintClasses, "own-class", null), Item(CodeTables.ComplaintClasses, "unused-class", null), Item(CodeTables.ComplaintSeverities, "own-weight", 95));
        await hospital.RegisterAsync(form);

        Assert.Equal("Settings.DepartmentInUse", await RemoveDepartmentAsync(hospital, "8801"));
        Assert.Equal("Settings.DepartmentInUse", await RemoveDepartmentAsync(hospital, "9004")); // the map gives complaints to it
        Assert.Null(await RemoveDepartmentAsync(hospital, "8802"));
        Assert.Equal("Settings.CodeInUse", await RemoveCodeAsync(hospital, CodeTables.ComplaintClasses, "own-class"));
        Assert.Equal("Settings.CodeInUse", await RemoveCodeAsync(hospital, CodeTables.ComplaintSeverities, "own-weight"));
        Assert.Null(await RemoveCodeAsync(hospital, CodeTables.ComplaintClasses, "unused-class"));
    }

    [Fact]
    public async Task Who_leaves_stays_named_in_his_case_and_warnings_go_to_the_office_when_nobody_is_left_to_handle_it()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        Assert.Null((await hospital.AssignAsync(id)).Problem);
        await LeaveAsync(hospital, "doctor01");
        await LeaveAsync(hospital, "medical01");

        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(8));
        Assert.NotEqual(0, await hospital.RingAsync());

        var sheet = (await hospital.OpenAsync("complaint01", id)).Value!;
        Assert.Equal("高志远", sheet.Subject);
        var alarms = (await hospital.OneAsync(id)).Steps.Where(step => step.Act == ComplaintAct.Tell && step.At >= hospital.Hospital.Clock.GetUtcNow()).ToList();
        Assert.Contains(alarms, step => step.ToldNo == "complaint01");
        Assert.DoesNotContain(alarms, step => step.ToldNo is "medical01" or "doctor01");
        var again = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (RegisterComplaint use) => use.HandleAsync(ComplaintHospital.Form()));
        Assert.Equal("Complaints.UnknownStaff", again.Problem!.Code);
    }

    private static CodeItem Item(CodeTable table, string code, int? value)
    {
        var item = new CodeItem(table, code, order: 90, isBuiltIn: false);
        item.Describe(code, value, null);
        return item;
    }

    private static async Task<(Id<Patient> Patient, Id<Complaint> Id)> OfPatientAsync(ComplaintHospital hospital)
    {
        var patient = await hospital.Hospital.HaveAsync(Forms.WangFang());
        var form = ComplaintHospital.Form();
        form.Patient = patient.Value;
        return (patient, await hospital.RegisterAsync(form));
    }

    private static Task<int> EraseAsync(ComplaintHospital hospital, Id<Patient> patient) => hospital.InScopeAsync(async services =>
    {
        await services.GetRequiredService<ArchiveEraser>().EraseAsync(patient, default);
        return await services.GetRequiredService<CrmDb>().SaveChangesAsync();
    });

    private static Task<int> BlankAsync(ComplaintHospital hospital) => hospital.InScopeAsync(services => services.GetRequiredService<BlankForgottenComplaints>().RunAsync(default));

    private static async Task<List<string>> TextsAsync(ComplaintHospital hospital)
    {
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var texts = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().Select(message => message.Text).ToListAsync());
        return texts.ConvertAll(text => vault.Open(Core.Messaging.OutboundMessage.TextPurpose, text));
    }

    private static async Task<string?> RemoveDepartmentAsync(ComplaintHospital hospital, string code)
    {
        var id = await hospital.Hospital.WithDbAsync(db => db.Departments.Where(department => department.Code == code).Select(department => department.Id).SingleAsync());

        // Whoever works there would keep it, too: that is another reason.
        await hospital.Hospital.WithDbAsync(db => db.Staff.Where(staff => staff.DepartmentCode == code).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.DepartmentCode, (string?)null)));
        return (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (RemoveDepartments use) => use.HandleAsync([id]))).Problem?.Code;
    }

    private static async Task<string?> RemoveCodeAsync(ComplaintHospital hospital, CodeTable table, string code)
    {
        var id = await hospital.Hospital.WithDbAsync(db => db.CodeItems.Where(item => item.TableCode == table.Code && item.Code == code).Select(item => item.Id).SingleAsync());
        return (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (RemoveCodeItems use) => use.HandleAsync(table.Code, [id]))).Problem?.Code;
    }

    private static async Task LeaveAsync(ComplaintHospital hospital, string staffNo)
    {
        var id = await hospital.Hospital.WithDbAsync(db => db.Staff.Where(staff => staff.StaffNo == staffNo).Select(staff => staff.Id).SingleAsync());
        Assert.Null((await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (LeaveStaff use) => use.HandleAsync(id))).Problem);
    }
}
