using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Complaints;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Archive;

/// <summary>咨询 on the time axis of an archive: for those who take calls, never for the department that answers.</summary>
public sealed class InquiryInteractionTests
{
    [Fact]
    public async Task Agents_find_the_question_with_its_state_by_class_and_day_and_the_department_does_not()
    {
        await using var hospital = await OpenAsync();
        var patient = await PatientAsync(hospital, "欧阳雪", "13800138000");
        var id = await AskAsync(hospital, patient);

        var line = Assert.Single(await ReadAsync(hospital, patient, "agent02"));
        var counts = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (CountInteractions use) => use.HandleAsync(patient, new()))).Value!;
        var today = hospital.Hospital.Clock.Today();

        Assert.Equal((InteractionClass.Inquiry, id, InquiryState.Handed, "做完支架多久可以坐飞机？"), (line.Class, line.InquiryId, line.InquiryState, line.Text));
        Assert.Equal(1, counts[InteractionClass.Inquiry]);
        Assert.Single(await ReadAsync(hospital, patient, "agent01", new(InteractionClass.Inquiry, today, today)));
        Assert.Empty(await ReadAsync(hospital, patient, "agent01", new(InteractionClass.Complaint)));
        Assert.Empty(await ReadAsync(hospital, patient, "agent01", new(null, today.AddDays(1))));
        foreach (var other in new[] { "head01", "medical01", "records01", "nursing01" })
        {
            Assert.DoesNotContain(await ReadAsync(hospital, patient, other), found => found.Kind == InteractionKind.Inquiry);
        }
    }

    [Fact]
    public async Task Merged_records_show_the_questions_of_both_and_parted_each_its_own()
    {
        await using var hospital = await OpenAsync();
        var one = await PatientAsync(hospital, "欧阳雪", "13800138000");
        var other = await PatientAsync(hospital, "欧阳雪英", "13900139000");
        await AskAsync(hospital, one);
        await AskAsync(hospital, other);
        Assert.Single(await ReadAsync(hospital, one, "agent01"));

        await hospital.Hospital.WithDbAsync(async db =>
        {
            var person = (await db.Patients.SingleAsync(known => known.Id == one)).PersonId;
            var merged = await db.Patients.SingleAsync(known => known.Id == other);
            db.Entry(merged).Property(known => known.PersonId).CurrentValue = person;
            return await db.SaveChangesAsync();
        });

        Assert.Equal(2, (await ReadAsync(hospital, one, "agent01")).Count);
        Assert.Equal(2, (await ReadAsync(hospital, other, "agent01")).Count);
    }

    [Fact]
    public async Task A_question_of_a_call_that_was_somebody_elses_is_not_on_the_wrong_axis()
    {
        await using var hospital = await OpenAsync();
        var (wrong, right) = (await PatientAsync(hospital, "欧阳雪", "13800138000"), await PatientAsync(hospital, "欧阳霜", "13900139000"));
        var call = new CallSession("box", "c1", CallDirection.Incoming, TestHospital.Monday);
        call.LinkTo(wrong);
        await hospital.Hospital.AddAsync(call);
        var id = await AskAsync(hospital, wrong);
        await hospital.Hospital.WithDbAsync(async db =>
        {
            db.Entry(await db.Inquiries.SingleAsync(known => known.Id == id)).Property(known => known.CallId).CurrentValue = call.Id;
            return await db.SaveChangesAsync();
        });
        Assert.Single(await ReadAsync(hospital, wrong, "agent01"));

        await hospital.Hospital.WithDbAsync(async db =>
        {
            (await db.Calls.SingleAsync(known => known.Id == call.Id)).LinkTo(right);
            return await db.SaveChangesAsync();
        });

        Assert.Empty(await ReadAsync(hospital, wrong, "agent01"));
    }

    private static async Task<ComplaintHospital> OpenAsync()
    {
        var hospital = await ComplaintHospital.OpenAsync();
        foreach (var staffNo in new[] { "agent01", "agent02", "head01" })
        {
            await hospital.AsAsync(staffNo);
        }

        return hospital;
    }

    private static Task<Id<Patient>> PatientAsync(ComplaintHospital hospital, string name, string number) =>
        hospital.Hospital.HaveAsync(new() { Name = name, BirthDate = "1960-01-01", Numbers = [new() { Number = number }] });

    private static async Task<Id<Inquiry>> AskAsync(ComplaintHospital hospital, Id<Patient> patient)
    {
        var form = new InquiryForm { Patient = patient.Value, Question = "做完支架多久可以坐飞机？", Way = InquiryWay.HandOver, Department = "1001", DueOn = hospital.Hospital.Clock.Today() };
        var outcome = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (RegisterInquiry use) => use.HandleAsync(form));
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    private static async Task<List<Interaction>> ReadAsync(ComplaintHospital hospital, Id<Patient> patient, string by, InteractionQuery? query = null)
    {
        var outcome = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (ReadInteractions use) => use.HandleAsync(patient, query ?? new()));
        return [.. (outcome.Value?.Lines ?? []).Where(line => line.Kind == InteractionKind.Inquiry)];
    }
}
