using HospitalCrm.Core.Integration;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Lookups;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Integration;

public sealed class LookUpInHisTests
{
    [Fact]
    public async Task Several_people_of_one_number_are_all_offered_and_the_same_ones_every_time()
    {
        var first = await AskAsync(new() { Candidates = 2 });
        var second = await AskAsync(new() { Candidates = 2 });

        Assert.Equal((LookupState.Found, 2), (first.State, first.Candidates.Count));
        Assert.Equal(first.Candidates, second.Candidates);
    }

    [Fact]
    public async Task What_is_offered_holds_as_a_form()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddDemoPatientLookup(new() { Candidates = 1 }));
        var answer = await AskAsync(hospital, "13800138000");
        var form = new PatientForm { Numbers = [new() { Number = "13800138000" }] };
        answer.Candidates[0].FillInto(form);

        var saved = await hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(form));

        Assert.Null(saved.Problem);
    }

    [Fact]
    public async Task Nobody_known_there_is_said_as_such()
    {
        var answer = await AskAsync(new() { Candidates = 0 });

        Assert.Equal(LookupState.None, answer.State);
    }

    [Fact]
    public async Task A_source_that_is_down_gives_no_answer_and_no_error()
    {
        var answer = await AskAsync(new() { Fails = true });

        Assert.Equal(LookupState.NoAnswer, answer.State);
    }

    [Fact]
    public async Task A_source_that_never_answers_is_left_behind()
    {
        await using var hospital = await TestHospital.OpenAsync(services =>
        {
            services.AddSingleton<TimeProvider>(TimeProvider.System);
            services.AddSingleton<IPatientLookup, Deaf>();
        });

        var answer = await AskAsync(hospital, "13800138000");

        Assert.Equal(LookupState.NoAnswer, answer.State);
    }

    [Fact]
    public async Task Without_a_source_it_says_that_none_is_connected()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var answer = await AskAsync(hospital, "13800138000");

        Assert.Equal(LookupState.NoSource, answer.State);
    }

    [Theory]
    [InlineData("8001")]
    [InlineData("10086")]
    [InlineData("")]
    public async Task A_number_that_names_nobody_is_not_asked_for(string number)
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddDemoPatientLookup(new() { Candidates = 1 }));

        var answer = await AskAsync(hospital, number);

        Assert.Equal(LookupState.NotAsked, answer.State);
    }

    private static async Task<LookupAnswer> AskAsync(DemoLookupOptions options)
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddDemoPatientLookup(options));
        return await AskAsync(hospital, "13800138000");
    }

    private static async Task<LookupAnswer> AskAsync(TestHospital hospital, string number) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (LookUpInHis use) => use.HandleAsync(number))).Value!;

    /// <summary>Ignores its token too, as a blocked network call does.</summary>
    private sealed class Deaf : IPatientLookup
    {
        public string Name => "deaf";

        public Task<IReadOnlyList<LookupCandidate>> FindAsync(string number, CancellationToken ct) => new TaskCompletionSource<IReadOnlyList<LookupCandidate>>().Task;
    }
}
