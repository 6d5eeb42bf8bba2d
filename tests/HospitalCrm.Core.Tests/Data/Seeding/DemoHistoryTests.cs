using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Core.Tests.Data.Seeding;

public sealed class DemoHistoryTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DemoBlock[] Small = [.. new DemoPopulation(DemoSize.S, DemoPopulation.DefaultSeed, Today).Blocks()];

    [Fact]
    public void Visits_lie_in_the_two_years_before_and_never_before_birth()
    {
        var visits = Small.SelectMany(block => block.Patients).SelectMany(patient => patient.Encounters.Select(encounter => (patient, encounter))).ToArray();

        Assert.InRange(visits.Length / 2_000.0, 1.1, 1.3);
        Assert.All(visits, visit =>
        {
            Assert.InRange(visit.encounter.StartedAt, Today.AddYears(-2).AddDays(-2), Today);
            Assert.True(visit.encounter.EndedAt is null || visit.encounter.EndedAt > visit.encounter.StartedAt && visit.encounter.EndedAt <= Today);
            Assert.True(DateOnly.FromDateTime(visit.encounter.StartedAt.Date) >= visit.patient.BirthDate.First);
        });
    }

    [Fact]
    public void Visits_are_in_known_departments_and_of_all_kinds()
    {
        var visits = Small.SelectMany(block => block.Patients).SelectMany(patient => patient.Encounters).ToArray();

        Assert.Equal(['1', '2', '3'], visits.Select(visit => visit.KindCode).Distinct().Order());
        Assert.All(visits, visit => Assert.Equal(visit.Department, DemoClinic.Department(visit.DepartmentCode).Name));
        Assert.All(visits.Where(visit => visit.KindCode == DemoEncounter.Inpatient), visit => Assert.True(DemoClinic.Department(visit.DepartmentCode).IsClinical));
    }

    [Fact]
    public void A_year_of_calls_is_about_patients_and_some_strangers()
    {
        var calls = Small.SelectMany(block => block.Calls).ToArray();

        Assert.Equal(3_000, calls.Length);
        Assert.InRange(calls.Count(call => call.Number is null), 40, 150);
        Assert.InRange(calls.Count(call => call.Patient is null), 250, 550);
        Assert.InRange(calls.Count(call => call.AnsweredAt is null), 250, 650);
        Assert.InRange(calls.Count(call => !call.IsIncoming), 150, 400);
        Assert.All(calls, call => Assert.InRange(call.StartedAt, Today.AddDays(-372), Today));
    }

    [Fact]
    public void A_call_about_a_patient_comes_from_a_number_of_his()
    {
        var patients = Small.SelectMany(block => block.Patients).ToArray();
        var calls = Small.SelectMany(block => block.Calls).Where(call => call.Patient is not null).ToArray();

        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Contains(patients[call.Patient!.Value].Phones, phone => phone.Number == call.Number));
    }

    [Fact]
    public void Only_an_answered_call_has_a_topic()
    {
        var calls = Small.SelectMany(block => block.Calls).ToArray();

        Assert.All(calls, call => Assert.Equal(call.AnsweredAt is not null, call.Topic is not null));
        Assert.All(calls, call => Assert.True(call.EndedAt > (call.AnsweredAt ?? call.StartedAt)));
        Assert.Contains(calls, call => call.Note is not null);
    }

    [Fact]
    public void Calls_ring_at_the_agents_seats()
    {
        var seats = DemoStaff.All.Where(member => member.RoleCode == "agent").Select(member => (member.Code, member.Extension!));

        Assert.Equal(seats, Small.SelectMany(block => block.Calls).Select(call => (call.AgentCode, call.AgentExtension)).Distinct().Order());
    }
}
