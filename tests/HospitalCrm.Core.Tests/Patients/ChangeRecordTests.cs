using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class ChangeRecordTests
{
    [Fact]
    public async Task It_says_which_field_was_changed_from_what_to_what_and_by_whom()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "李敏", Forms.Clerk);
        var id = (await hospital.RegisterAsync(Forms.WangFang(), clerk)).Value;
        var form = (await hospital.Run.RunAsync(clerk, (ReadPatientForm use) => use.HandleAsync(id))).Value!;
        (form.Name, form.Numbers[0].Number) = ("王小芳", "13600136000");
        await hospital.Run.RunAsync(clerk, (EditPatient use) => use.HandleAsync(form));

        var changes = (await hospital.Run.RunAsync(clerk, (ReadPatientChanges use) => use.HandleAsync(id))).Value!;

        var changed = changes.Where(change => change.Act == AuditAct.Changed).ToList();
        Assert.All(changed, change => Assert.Equal(("agent01", "李敏"), (change.ActorNo, change.ActorName)));
        Assert.Contains(new FieldChange("Name", "王芳", "王小芳"), changed.SelectMany(change => change.Fields));
        Assert.Contains(new FieldChange("Number", "138****8000", "136****6000"), changed.SelectMany(change => change.Fields));
    }

    [Fact]
    public async Task It_shows_no_sealed_field_in_full()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        (form.IdNumber, form.Address) = (Forms.IdNumber, Forms.Address);
        var id = await hospital.HaveAsync(form);

        var changes = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientChanges use) => use.HandleAsync(id))).Value!;

        var shown = changes.SelectMany(change => change.Fields).Select(field => field.After).ToList();
        Assert.Contains("1101**********002X", shown);
        Assert.DoesNotContain(shown, value => value is Forms.IdNumber or Forms.Address or Forms.Phone);
    }

    [Fact]
    public async Task A_saved_form_with_nothing_changed_leaves_no_change()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var form = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;
        await hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form));

        var changes = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientChanges use) => use.HandleAsync(id))).Value!;

        Assert.DoesNotContain(changes, change => change.Act == AuditAct.Changed);
    }

    [Fact]
    public async Task Of_a_corrected_fact_of_treatment_it_says_that_it_was_corrected_and_not_what_it_says()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "李敏", Forms.Clerk);
        var id = await hospital.HaveAsync(Forms.WangFang());
        var diagnosis = new Diagnosis(id, "his", "V1-1", "1:V1");
        diagnosis.Describe(1, "F20.0", "偏执型精神分裂症", isMain: true, diagnosedAt: null);
        await hospital.AddAsync(diagnosis);

        var changes = (await hospital.Run.RunAsync(clerk, (ReadPatientChanges use) => use.HandleAsync(id))).Value!;

        var told = Assert.Single(changes, change => change.Entity == nameof(Diagnosis));
        Assert.Contains(new FieldChange("Name", null, "***"), told.Fields);
        Assert.All(told.Fields, field => Assert.True(field.After is null or "***", field.Field));
    }
}
