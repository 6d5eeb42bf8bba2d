using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

/// <summary>A hospital with the default roles and people who have passwords, a telephone, and a clock the test moves.</summary>
internal sealed class AccountRig : IAsyncDisposable
{
    public const string Password = "梅兰竹菊-2026-x";

    private static readonly Actor Door = Actor.Product("sign-in");

    private AccountRig(TestHospital hospital) => Hospital = hospital;

    public TestHospital Hospital { get; }

    public static async Task<AccountRig> OpenAsync()
    {
        var hospital = await TestHospital.OpenAsync(services => services.AddSingleton<SignInClock>(provider => new(provider.GetRequiredService<TimeProvider>())));
        await hospital.WithDbAsync(async db =>
        {
            await new RoleSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
        return new(hospital);
    }

    public void Set(params (string Key, string Value)[] parameters) =>
        Hospital.Services.GetRequiredService<ParameterValues>().Load(parameters.ToDictionary(one => one.Key, one => one.Value));

    /// <summary>Somebody with a password of his own.</summary>
    public async Task<Account> HaveAsync(string staffNo, string role)
    {
        var once = (await Hospital.Run.RunAsync(Actor.Product("test"), (AddStaff use) => use.HandleAsync(new(staffNo, "员工" + staffNo, role)))).Value!;
        var staff = (await EnterAsync(staffNo, once))!;
        Assert.Null((await Hospital.Run.RunAsync(ActorOf(staff), (ChangePassword use) => use.HandleAsync(once, Password))).Problem);
        return await AccountAsync(staffNo);
    }

    public Task<Account> AccountAsync(string staffNo) => Hospital.WithDbAsync(db => db.Users.AsNoTracking().SingleAsync(account => account.UserName == staffNo));

    public async Task<SignedInStaff?> EnterAsync(string staffNo, string password = Password) =>
        (await Hospital.Run.RunAsync(Door, (SignIn use) => use.HandleAsync(staffNo, password, "10.0.0.7", "Chrome"))).Value;

    public async Task<Outcome<SignedInStaff>> CodeAsync(SignedInStaff step, string code) =>
        await Hospital.Run.RunAsync(Door, (EnterCode use) => use.HandleAsync(step.AccountId, step.Stamp, code, "10.0.0.7"));

    /// <summary>Binds a telephone; gives its secret and the recovery codes.</summary>
    public async Task<(byte[] Secret, IReadOnlyList<string> Recovery)> BindAsync(Actor actor, string? oldCode = null)
    {
        Assert.Null((await Hospital.Run.RunAsync(actor, (BeginAuthenticator use) => use.HandleAsync(Password, oldCode))).Problem);
        var account = await AccountAsync(actor.StaffNo);
        var secret = Convert.FromBase64String(Hospital.Services.GetRequiredService<Vault>().Open(Account.PendingAuthenticatorPurpose, account.PendingAuthenticatorKey!.Value));
        var answer = (await Hospital.Run.RunAsync(actor, (ConfirmAuthenticator use) => use.HandleAsync(CodeOf(secret)))).Value!;
        Assert.Equal(10, answer.RecoveryCodes.Count);
        return (secret, answer.RecoveryCodes);
    }

    public string CodeOf(byte[] secret, int steps = 0) => Totp.CodeAt(secret, Totp.StepAt(Hospital.Clock.GetUtcNow()) + steps);

    /// <summary>A code counts once: the next needs the next half minute.</summary>
    public void NextCode() => Hospital.Clock.Advance(TimeSpan.FromSeconds(30));

    public static Actor ActorOf(SignedInStaff staff) => new(ActorKind.Staff, staff.StaffNo, staff.Name) { AccountId = staff.AccountId, SessionId = staff.SessionId };

    public ValueTask DisposeAsync() => Hospital.DisposeAsync();
}
