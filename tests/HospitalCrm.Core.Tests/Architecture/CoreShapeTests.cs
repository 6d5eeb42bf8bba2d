using System.Reflection;
using HospitalCrm.Architecture;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Architecture.Offenders.Patients;

namespace HospitalCrm.Core.Tests.Architecture;

/// <summary>The shape of Core (docs/architecture.md). Every rule is followed by its proof: an offender planted in this assembly.</summary>
public sealed class CoreShapeTests
{
    private static readonly Type[] Core = [.. typeof(CrmDb).Assembly.GetTypes().Where(type => type.Namespace?.Contains("Migrations", StringComparison.Ordinal) != true)];

    /// <summary>Ground types that must name a room, and why.</summary>
    private static readonly Dictionary<string, string> GroundIntoRooms = new()
    {
        ["HospitalCrm.Core.Data.CrmDb"] = "its sets are declared by the rooms, in partial files beside their entities",
        ["HospitalCrm.Core.Data.PostgresCrmDb"] = "part-of-name search needs a byte-ordered collation there",
        ["HospitalCrm.Core.Lists.ListTools"] = "filters normalise what was typed by the hospital's numbering plan",
        ["HospitalCrm.Core.Security.StaffBook"] = "a mobile number is kept normalised, by the one reading of numbers there is",
        ["HospitalCrm.Core.Security.AuditList"] = "an archive's readers are sought by its record number",
        ["HospitalCrm.Core.Settings.HospitalProfile"] = "the numbering plan is a setting",
    };

    private static readonly Dictionary<string, string> WallClockReaders = [];

    private static readonly Dictionary<string, string> Blockers = new()
    {
        ["HospitalCrm.Core.Data.Sealing.KeyRing"] = "once, before anything is served: whoever makes services cannot wait, and another process holds the lock while it writes one small file",
    };

    private static readonly Dictionary<string, string> OpenEntities = new()
    {
        ["HospitalCrm.Core.Security.Account"] = "Identity's own user type: its stores write the properties one by one",
    };

    [Fact]
    public void Rooms_enter_only_the_rooms_they_are_allowed_to() => Rule.Holds(RoomRules.Trespasses(Core));

    [Fact]
    public void A_room_that_looks_into_another_is_seen_even_from_an_async_lambda()
    {
        var seen = RoomRules.Trespasses(Planted<ReadsCalls>()).ToList();

        Assert.Contains(seen, offence => offence.Contains("CallSession", StringComparison.Ordinal));
    }

    [Fact]
    public void A_room_that_names_another_as_a_type_argument_is_seen() => Assert.NotEmpty(RoomRules.Trespasses(Planted<HoldsCalls>()));

    [Fact]
    public void The_ground_does_not_know_the_rooms() =>
        Rule.Holds(RoomRules.GroundEntersRoom(Core.Where(type => !IsSeeding(type)), GroundIntoRooms));

    [Fact]
    public void Ground_that_knows_a_room_is_seen() =>
        Assert.NotEmpty(RoomRules.GroundEntersRoom(Planted<Offenders.Kernel.KnowsPatients>(), GroundIntoRooms));

    [Fact]
    public void Every_room_stands_in_the_table() => Rule.Holds(RoomRules.UnknownRooms(Core));

    [Fact]
    public void A_room_outside_the_table_is_seen() => Assert.Equal(["Basement"], RoomRules.UnknownRooms(Planted<Offenders.Basement.Hidden>()));

    [Fact]
    public void The_table_names_only_rooms_it_has() =>
        Assert.All(Rooms.MayEnter.Values.SelectMany(entered => entered).Where(entered => entered != "*"), entered => Assert.True(Rooms.IsRoom(entered), entered));

    [Fact]
    public void Core_reads_no_wall_clock() => Rule.Holds(CodeRules.ReadsTheWallClock(Core, WallClockReaders));

    [Fact]
    public void Reading_the_wall_clock_is_seen() => Assert.Equal(2, CodeRules.ReadsTheWallClock(Planted<ReadsWallClock>(), WallClockReaders).Count());

    [Fact]
    public void Core_knows_no_browser_and_no_scheduler() => Rule.Holds(RoomRules.KnowsTheBrowser(Core));

    [Fact]
    public void Knowing_the_browser_is_seen() => Assert.NotEmpty(RoomRules.KnowsTheBrowser(Planted<KnowsHttp>()));

    [Fact]
    public void Only_data_names_a_provider() => Rule.Holds(RoomRules.NamesAProvider(Core));

    [Fact]
    public void Naming_a_provider_is_seen() => Assert.NotEmpty(RoomRules.NamesAProvider(Planted<NamesProvider>()));

    [Fact]
    public void Entities_change_only_through_their_methods()
    {
        var entities = Core.Where(EntityRules.IsEntity).Concat(Model.MappedTypes).Distinct().ToList();

        Assert.NotEmpty(entities);
        Rule.Holds(EntityRules.PublicSetters(entities, OpenEntities));
        Rule.Holds(EntityRules.PublicFields(entities));
    }

    [Fact]
    public void An_open_setter_is_seen() => Assert.Single(EntityRules.PublicSetters(Planted<OpenEntity>(), OpenEntities));

    [Fact]
    public void Every_sealed_field_has_the_purpose_the_audit_opens_it_by() => Rule.Holds(EntityRules.SealedWithoutPurpose(Model.MappedTypes));

    [Fact]
    public void A_sealed_field_without_purpose_is_seen() => Assert.Single(EntityRules.SealedWithoutPurpose(Planted<OpenEntity>()));

    [Fact]
    public void Every_use_case_requires_a_catalogued_permission() => Rule.Holds(UseCaseRules.WithoutCataloguedPermission(Core, PermissionCatalogue.All));

    [Fact]
    public void An_uncatalogued_permission_is_seen() =>
        Assert.Single(UseCaseRules.WithoutCataloguedPermission(Planted<UncataloguedUseCase>(), PermissionCatalogue.All));

    [Fact]
    public void Every_list_requires_catalogued_permissions() => Rule.Holds(ListRules.WithoutCataloguedPermission(Core, PermissionCatalogue.All));

    [Fact]
    public void A_list_with_an_uncatalogued_permission_is_seen() =>
        Assert.Single(ListRules.WithoutCataloguedPermission([typeof(UncataloguedList)], PermissionCatalogue.All));

    [Fact]
    public void Permission_codes_are_room_dot_action_and_unique() => Rule.Holds(UseCaseRules.BadCodes(PermissionCatalogue.All));

    [Fact]
    public void A_bad_or_doubled_permission_code_is_seen() =>
        Assert.Equal(["Patients.View", "patients.view twice"], UseCaseRules.BadCodes([new("Patients.View"), new("patients.view"), new("patients.view")]));

    [Fact]
    public void A_use_case_never_calls_a_use_case() => Rule.Holds(UseCaseRules.CallsAUseCase(Core));

    [Fact]
    public void A_use_case_inside_a_use_case_is_seen() => Assert.NotEmpty(UseCaseRules.CallsAUseCase(Planted<NestingUseCase>()));

    [Fact]
    public void A_room_part_that_goes_through_the_door_is_seen() => Assert.NotEmpty(UseCaseRules.CallsAUseCase(Planted<RoomPartWithRunner>()));

    [Fact]
    public void Every_use_case_is_called_HandleAsync() => Rule.Holds(UseCaseRules.WithoutHandleAsync(Core));

    [Fact]
    public void A_use_case_by_another_name_is_seen() => Assert.Single(UseCaseRules.WithoutHandleAsync(Planted<NestingUseCase>()));

    [Fact]
    public void Core_blocks_no_thread() => Rule.Holds(CodeRules.BlocksAThread(Core, Blockers));

    [Fact]
    public void Every_way_to_block_a_thread_is_seen() => Assert.Equal(4, CodeRules.BlocksAThread(Planted<Blocks>(), Blockers).Count());

    [Fact]
    public void Core_has_no_async_void() => Rule.Holds(CodeRules.AsyncVoid(Core));

    [Fact]
    public void Async_void_is_seen() => Assert.Single(CodeRules.AsyncVoid(Planted<FireAndForget>()));

    [Fact]
    public void No_class_has_an_empty_name() => Rule.Holds(CodeRules.EmptyNames(Core));

    [Fact]
    public void An_empty_name_is_seen() => Assert.Single(CodeRules.EmptyNames(Planted<PatientManager>()));

    [Fact]
    public void Classes_are_sealed_unless_inherited() => Rule.Holds(CodeRules.NotSealed(Core));

    [Fact]
    public void An_unsealed_class_is_seen() => Assert.Single(CodeRules.NotSealed(Planted<LeftOpen>()));

    [Fact]
    public void Good_code_breaks_no_rule()
    {
        var good = Planted<WellBehaved>();

        string[] offences =
        [
            .. RoomRules.Trespasses(good), .. RoomRules.KnowsTheBrowser(good), .. RoomRules.NamesAProvider(good),
            .. CodeRules.ReadsTheWallClock(good, WallClockReaders), .. CodeRules.BlocksAThread(good, Blockers), .. CodeRules.AsyncVoid(good),
            .. CodeRules.EmptyNames(good), .. CodeRules.NotSealed(good),
        ];
        Assert.Empty(offences);
    }

    /// <summary>The demo hospital fills every room's tables in bulk; it is the one part of Data that must know them.</summary>
    private static bool IsSeeding(Type type) => type.Namespace?.StartsWith("HospitalCrm.Core.Data.Seeding", StringComparison.Ordinal) == true;

    /// <summary>The offender with its async and lambda bodies.</summary>
    private static Type[] Planted<T>() =>
        [.. Assembly.GetExecutingAssembly().GetTypes().Where(type => RoomRules.Outermost(type) == typeof(T))];
}
