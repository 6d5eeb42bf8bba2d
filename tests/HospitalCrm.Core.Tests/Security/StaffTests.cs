using System.Buffers.Binary;
using System.Text;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class StaffTests
{
    private static readonly Actor Admin = Actor.Product("test");

    private static readonly Dictionary<string, Func<byte[]>> BadPhotos = new()
    {
        ["a page"] = () => "<html><script>alert(1)</script>"u8.ToArray(),
        ["nothing"] = () => [],
        ["cut off"] = () => Png(64, 64)[..40],
        ["a length that points behind the end"] = () => [.. Png(64, 64)[..33], 0x7F, 0xFF, 0xFF, 0xF0, .. "IDAT"u8],
        ["a dot"] = () => Png(1, 1),
        ["a poster"] = () => Png(9_000, 64),
        ["a JPEG that ends at once"] = () => [0xFF, 0xD8, 0xFF, 0xD9],
        ["a JPEG without its end"] = () => Jpeg()[..^2],
        ["too large"] = () => new byte[StaffPhotoFile.LargestFile + 1],
    };

    [Fact]
    public async Task A_new_member_of_staff_gets_a_password_once_and_contacts_are_sealed()
    {
        await using var hospital = await OpenAsync();

        var saved = (await SaveAsync(hospital, New("w01") with { Mobile = "138 0013 8000", Email = "wang@hospital.cn", IsComplainable = true })).Value!;

        var entered = await SignInAsync(hospital, "w01", saved.Password!);
        var card = await ReadAsync(hospital, saved.Id);
        var staff = await hospital.WithDbAsync(db => db.Staff.SingleAsync(staff => staff.Id == saved.Id));
        var vault = hospital.Services.GetRequiredService<Vault>();
        Assert.True(entered!.MustChangePassword);
        Assert.Equal(("138****8000", "w***@hospital.cn", true), (card.Form.MobileMask, card.Form.EmailMask, card.Form.IsComplainable));
        Assert.Equal(("13800138000", "wang@hospital.cn"), (vault.Open(StaffMember.MobilePurpose, staff.Mobile), vault.Open(StaffMember.EmailPurpose, staff.Email)));
        Assert.Equal(["话务员"], card.Roles);
    }

    [Fact]
    public async Task What_is_left_empty_stays_and_a_dash_removes_it()
    {
        await using var hospital = await OpenAsync();
        var saved = (await SaveAsync(hospital, New("w01") with { Mobile = "13800138000", Email = "wang@hospital.cn" })).Value!;

        await SaveAsync(hospital, (await ReadAsync(hospital, saved.Id)).Form with { Name = "王芳芳" });
        var kept = await ReadAsync(hospital, saved.Id);
        await SaveAsync(hospital, kept.Form with { Mobile = "-" });
        var gone = await ReadAsync(hospital, saved.Id);

        Assert.Equal(("王芳芳", "138****8000"), (kept.Form.Name, kept.Form.MobileMask));
        Assert.Null(gone.Form.MobileMask);
        Assert.NotNull(gone.Form.EmailMask);
    }

    [Theory]
    [InlineData("坏码", "王芳", "agent", null, null, null, "Security.UserCodeShape")]
    [InlineData("w01", "", "agent", null, null, null, "Security.NameRequired")]
    [InlineData("w01", "王芳", "agent", "80-01", null, null, "Security.ExtensionShape")]
    [InlineData("w01", "王芳", "agent", null, "8001", null, "Security.MobileShape")]
    [InlineData("w01", "王芳", "agent", null, null, "wang@", "Security.EmailShape")]
    public async Task What_does_not_hold_is_refused_at_its_field(string code, string name, string role, string? extension, string? mobile, string? email, string refusal)
    {
        await using var hospital = await OpenAsync();

        var outcome = await SaveAsync(hospital, new() { StaffNo = code, Name = name, Role = role, Extension = extension, Mobile = mobile, Email = email });

        Assert.Equal([refusal], outcome.Problem!.Fields.Select(field => field.Code));
    }

    [Fact]
    public async Task A_user_code_is_taken_once_and_a_save_on_old_ground_is_stale()
    {
        await using var hospital = await OpenAsync();
        var saved = (await SaveAsync(hospital, New("w01"))).Value!;
        var (first, second) = ((await ReadAsync(hospital, saved.Id)).Form, (await ReadAsync(hospital, saved.Id)).Form);

        var taken = await SaveAsync(hospital, New("W01"));
        await SaveAsync(hospital, first with { Name = "王一" });
        var stale = await SaveAsync(hospital, second with { Name = "王二" });

        Assert.Equal("Security.UserCodeTaken", taken.Problem?.Code);
        Assert.Equal(ProblemKind.Stale, stale.Problem?.Kind);
    }

    [Fact]
    public async Task Who_leaves_is_out_at_once_loses_seat_and_rights_and_nothing_is_deleted()
    {
        await using var hospital = await OpenAsync();
        var saved = (await SaveAsync(hospital, New("w01") with { Extension = "8001" })).Value!;
        var session = (await SignInAsync(hospital, "w01", saved.Password!))!;
        var actor = new Actor(ActorKind.Staff, "w01", "王芳") { AccountId = session.AccountId, SessionId = session.SessionId };
        var before = await hospital.Run.MayAsync(actor, SecurityPermissions.Use);

        var left = await hospital.Run.RunAsync(Admin, (LeaveStaff use) => use.HandleAsync(saved.Id));

        Assert.Null(left.Problem);
        Assert.True(before);
        Assert.False(await hospital.Run.MayAsync(actor, SecurityPermissions.Use));
        Assert.False(await hospital.Services.GetRequiredService<Sessions>().IsAliveAsync(session.SessionId));
        Assert.Null(await SignInAsync(hospital, "w01", saved.Password!));
        Assert.False(await hospital.WithDbAsync(db => db.SeatLogins.AnyAsync()));
        Assert.Equal(StaffState.Left, (await hospital.Run.ReadAsync(Admin, StaffList.Definition, new ListQuery())).Value!.Rows.Single(row => row.StaffNo == "w01").State);
        Assert.Equal("Security.StaffLeft", (await hospital.Run.RunAsync(Admin, (ResetStaffPassword use) => use.HandleAsync(saved.Id))).Problem?.Code);
        Assert.Equal("Security.StaffLeft", (await hospital.Run.RunAsync(Admin, (LeaveStaff use) => use.HandleAsync(saved.Id))).Problem?.Code);
    }

    [Fact]
    public async Task Who_comes_back_has_the_old_roles_and_a_new_password()
    {
        await using var hospital = await OpenAsync();
        var saved = (await SaveAsync(hospital, New("w01"))).Value!;
        await hospital.Run.RunAsync(Admin, (LeaveStaff use) => use.HandleAsync(saved.Id));

        var password = (await hospital.Run.RunAsync(Admin, (ReturnStaff use) => use.HandleAsync(saved.Id))).Value!;
        var twice = await hospital.Run.RunAsync(Admin, (ReturnStaff use) => use.HandleAsync(saved.Id));

        Assert.Null(await SignInAsync(hospital, "w01", saved.Password!));
        Assert.NotNull(await SignInAsync(hospital, "w01", password));
        Assert.Equal(["话务员"], (await ReadAsync(hospital, saved.Id)).Roles);
        Assert.Equal("Security.StaffPresent", twice.Problem?.Code);
    }

    [Fact]
    public async Task Nobody_closes_the_own_account_or_the_last_administrators()
    {
        await using var hospital = await OpenAsync();
        var admin = await hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff, SecurityPermissions.ViewStaff);
        var id = await hospital.WithDbAsync(db => db.Staff.Where(staff => staff.StaffNo == "admin").Select(staff => staff.Id).SingleAsync());

        var own = await hospital.Run.RunAsync(admin, (LeaveStaff use) => use.HandleAsync(id));
        var last = await hospital.Run.RunAsync(Admin, (LeaveStaff use) => use.HandleAsync(id));

        Assert.Equal("Security.NotYourself", own.Problem?.Code);
        Assert.Equal("Security.LastAdministrator", last.Problem?.Code);
    }

    [Fact]
    public async Task A_reset_password_ends_every_session_and_works_once()
    {
        await using var hospital = await OpenAsync();
        var saved = (await SaveAsync(hospital, New("w01"))).Value!;
        var session = (await SignInAsync(hospital, "w01", saved.Password!))!;

        var password = (await hospital.Run.RunAsync(Admin, (ResetStaffPassword use) => use.HandleAsync(saved.Id))).Value!;

        Assert.False(await hospital.Services.GetRequiredService<Sessions>().IsAliveAsync(session.SessionId));
        Assert.Null(await SignInAsync(hospital, "w01", saved.Password!));
        Assert.True((await SignInAsync(hospital, "w01", password))!.MustChangePassword);
    }

    [Fact]
    public async Task Marks_are_set_for_all_ticked_or_none()
    {
        await using var hospital = await OpenAsync();
        var one = (await SaveAsync(hospital, New("w01"))).Value!.Id;
        var two = (await SaveAsync(hospital, New("w02"))).Value!.Id;

        var missing = await hospital.Run.RunAsync(Admin, (MarkStaff use) => use.HandleAsync([one, Id<StaffMember>.New()], StaffMark.Complainable, true));
        var marked = await hospital.Run.RunAsync(Admin, (MarkStaff use) => use.HandleAsync([one, two], StaffMark.Complainable, true));
        var again = await hospital.Run.RunAsync(Admin, (MarkStaff use) => use.HandleAsync([one, two], StaffMark.Complainable, true));
        var rows = (await hospital.Run.ReadAsync(Admin, MarkedStaffLists.Evaluable, new ListQuery { Filters = new Dictionary<string, string> { ["isMarked"] = "true" } })).Value!.Rows;

        Assert.Equal(ProblemKind.Missing, missing.Problem?.Kind);
        Assert.Equal((2, 0), (marked.Value, again.Value));
        Assert.Empty(rows);
    }

    [Fact]
    public async Task A_photo_is_kept_without_where_it_was_taken()
    {
        await using var hospital = await OpenAsync();
        var id = (await SaveAsync(hospital, New("w01"))).Value!.Id;

        await hospital.Run.RunAsync(Admin, (SetStaffPhoto use) => use.HandleAsync(id, Png(64, 64, "GPS 39.9N")));
        var photo = (await hospital.Run.RunAsync(Admin, (ReadStaffPhoto use) => use.HandleAsync(id))).Value!;
        await hospital.Run.RunAsync(Admin, (SetStaffPhoto use) => use.HandleAsync(id, null));
        var gone = await hospital.Run.RunAsync(Admin, (ReadStaffPhoto use) => use.HandleAsync(id));

        Assert.Equal("image/png", photo.ContentType);
        Assert.DoesNotContain("GPS", Encoding.ASCII.GetString(photo.Bytes), StringComparison.Ordinal);
        Assert.Equal(ProblemKind.Missing, gone.Problem?.Kind);
    }

    [Theory]
    [InlineData("a page", "Security.PhotoUnreadable")]
    [InlineData("nothing", "Security.PhotoUnreadable")]
    [InlineData("cut off", "Security.PhotoUnreadable")]
    [InlineData("a length that points behind the end", "Security.PhotoUnreadable")]
    [InlineData("a dot", "Security.PhotoSize")]
    [InlineData("a poster", "Security.PhotoSize")]
    [InlineData("a JPEG that ends at once", "Security.PhotoUnreadable")]
    [InlineData("a JPEG without its end", "Security.PhotoUnreadable")]
    [InlineData("too large", "Security.PhotoTooLarge")]
    public void What_is_no_photo_is_refused(string what, string code)
    {
        var refusal = Assert.Throws<RuleViolation>(() => StaffPhotoFile.Read(BadPhotos[what]()));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void A_JPEG_loses_its_tags_and_what_hides_behind_its_end()
    {
        var photo = StaffPhotoFile.Read([.. Jpeg(), .. "<script>"u8]);

        Assert.Equal("image/jpeg", photo.ContentType);
        Assert.DoesNotContain("Exif", Encoding.ASCII.GetString(photo.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("script", Encoding.ASCII.GetString(photo.Bytes), StringComparison.Ordinal);
        Assert.Equal([0xFF, 0xD9], photo.Bytes[^2..]);
    }

    private static StaffForm New(string code) => new() { StaffNo = code, Name = "王芳", Role = "agent" };

    private static Task<Outcome<StaffSaved>> SaveAsync(TestHospital hospital, StaffForm form) => hospital.Run.RunAsync(Admin, (SaveStaff use) => use.HandleAsync(form));

    private static async Task<StaffCard> ReadAsync(TestHospital hospital, Id<StaffMember> id) => (await hospital.Run.RunAsync(Admin, (ReadStaff use) => use.HandleAsync(id))).Value!;

    private static async Task<SignedInStaff?> SignInAsync(TestHospital hospital, string code, string password) =>
        (await hospital.Run.RunAsync(Actor.Product("sign-in"), (SignIn use) => use.HandleAsync(code, password, null))).Value;

    private static async Task<TestHospital> OpenAsync()
    {
        var hospital = await TestHospital.OpenAsync();
        await hospital.WithDbAsync(async db =>
        {
            await new RoleSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
        return hospital;
    }

    private static byte[] Png(int width, int height, string? text = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. text is null ? [] : Chunk("tEXt", Encoding.ASCII.GetBytes(text)),
            .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
    }

    private static byte[] Jpeg() =>
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x08, .. "Exif\0\0"u8, 0xFF, 0xC0, 0x00, 0x0B, 8, 0, 64, 0, 64, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0x00, 0x08, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9,
    ];
}
