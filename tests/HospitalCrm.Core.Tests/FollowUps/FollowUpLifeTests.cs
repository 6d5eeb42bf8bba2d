using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>
/// A ward's life through its real use cases, at random and by random people: discharges that come, are taken back, patients who die, come
/// back, turn out to be one, colleagues who leave, a process that is started again. None is lost, none is called by two, each waits for
/// somebody named or shows up as one who waits for nobody.
/// </summary>
public sealed class FollowUpLifeTests
{
    private const int Steps = 500;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_happens_to_a_ward_every_follow_up_ends_or_waits_for_somebody_named(int seed)
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await hospital.PlanAsync((7, StepFrom.Discharge), (14, StepFrom.Planned), (10, StepFrom.Done));
        await using var ward = await LivingWard.OpenAsync(hospital, new(seed));
        for (var step = 0; step < Steps; step++)
        {
            await ward.LiveAsync();
            await HoldAsync(hospital, ward);
        }

        Assert.True(ward.Moves.Count >= 12, $"only {ward.Moves.Count} kinds of moves happened: {string.Join(", ", ward.Moves)}");
        await ward.ReturnAllAsync();
        for (var day = 0; day < 200 && await ward.EndDayAsync(); day++)
        {
        }

        Assert.DoesNotContain(await hospital.TasksAsync(), task => task.IsOpen);
    }

    private static async Task HoldAsync(FollowUpHospital hospital, LivingWard ward)
    {
        var tasks = await hospital.TasksAsync();
        var persons = await hospital.Hospital.WithDbAsync(db => db.Patients.AsNoTracking().ToDictionaryAsync(patient => patient.Id, patient => (patient.PersonId, patient.DeceasedOn)));
        foreach (var task in tasks)
        {
            FollowUpWalkTests.Hold(task, mostAttempts: 3);
            Assert.True(!task.IsOpen || persons[task.PatientId].DeceasedOn is null, "the dead are called by nobody");
            Assert.True(!task.IsOpen || persons[task.PatientId].PersonId == task.PersonId, "a follow-up is the person's whose archive it is");
        }

        Assert.True(tasks.Where(task => task.State == FollowUpState.Leased).Select(task => task.PersonId).Distinct().Count() == tasks.Count(task => task.State == FollowUpState.Leased), "one caller a human being");
        var due = tasks.Where(task => task.QueueRank is not null).ToList();
        var forsaken = (await ward.CountAsync()).Forsaken;
        Assert.Equal(ward.HasHands ? 0 : due.Count, forsaken);
    }
}
