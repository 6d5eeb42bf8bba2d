using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PatientFacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AddressClass",
                table: "Patients",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AddressClassBy",
                table: "Patients",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Allergies",
                table: "Patients",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BloodAbo",
                table: "Patients",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BloodRh",
                table: "Patients",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConsumptionClass",
                table: "Patients",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConsumptionClassBy",
                table: "Patients",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeceasedBy",
                table: "Patients",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeceasedSource",
                table: "Patients",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Diet",
                table: "Patients",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Email",
                table: "Patients",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EthnicCode",
                table: "Patients",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Habits",
                table: "Patients",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HealthClass",
                table: "Patients",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HealthClassBy",
                table: "Patients",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Hobbies",
                table: "Patients",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InsuranceCode",
                table: "Patients",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "InsuranceNo",
                table: "Patients",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "InsuranceNoIndex",
                table: "Patients",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Patients",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Patient");

            migrationBuilder.AddColumn<string>(
                name: "MaritalCode",
                table: "Patients",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NativePlace",
                table: "Patients",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PastHistory",
                table: "Patients",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceCode",
                table: "Patients",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceKey",
                table: "Patients",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DeadAt",
                table: "ContactNumbers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LastFailAt",
                table: "ContactNumbers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LastOkAt",
                table: "ContactNumbers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ClassChoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Dimension = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    By = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClassChoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClassChoices_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsentEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Door = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CallId = table.Column<Guid>(type: "uuid", nullable: true),
                    Proof = table.Column<byte[]>(type: "bytea", nullable: true),
                    GuardianName = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    GuardianRelation = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConsentEntries_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DataRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReceivedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Asker = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AskerName = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    AskerRelation = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    Identity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IdentityNote = table.Column<byte[]>(type: "bytea", nullable: true),
                    Text = table.Column<byte[]>(type: "bytea", nullable: false),
                    Answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    AnsweredBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataRequests_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Enterprises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    CreditCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ManagerNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DeletedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Enterprises", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PatientRelations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: true),
                    OtherName = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    IsGuardian = table.Column<bool>(type: "boolean", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatientRelations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PatientRelations_Patients_OtherId",
                        column: x => x.OtherId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatientRelations_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SamePersonDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    KeptId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsSame = table.Column<bool>(type: "boolean", nullable: false),
                    FormerPersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Moved = table.Column<string>(type: "text", nullable: false),
                    Restricted = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<byte[]>(type: "bytea", nullable: true),
                    By = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UndoneBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamePersonDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SamePersonDecisions_Patients_KeptId",
                        column: x => x.KeptId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SamePersonDecisions_Patients_OtherId",
                        column: x => x.OtherId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EnterpriseContacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Position = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    Phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    Email = table.Column<byte[]>(type: "bytea", nullable: true),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnterpriseContacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnterpriseContacts_Enterprises_EnterpriseId",
                        column: x => x.EnterpriseId,
                        principalTable: "Enterprises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EnterpriseContracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractNo = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Terms = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    FileReference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnterpriseContracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnterpriseContracts_Enterprises_EnterpriseId",
                        column: x => x.EnterpriseId,
                        principalTable: "Enterprises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EnterpriseMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SinceOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnterpriseMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnterpriseMembers_Enterprises_EnterpriseId",
                        column: x => x.EnterpriseId,
                        principalTable: "Enterprises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EnterpriseMembers_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Patients_AddressClass_Id_DeletedAt",
                table: "Patients",
                columns: new[] { "AddressClass", "Id", "DeletedAt" },
                filter: "\"DeletedAt\" IS NULL AND \"AddressClass\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_ConsumptionClass_Id_DeletedAt",
                table: "Patients",
                columns: new[] { "ConsumptionClass", "Id", "DeletedAt" },
                filter: "\"DeletedAt\" IS NULL AND \"ConsumptionClass\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_HealthClass_Id_DeletedAt",
                table: "Patients",
                columns: new[] { "HealthClass", "Id", "DeletedAt" },
                filter: "\"DeletedAt\" IS NULL AND \"HealthClass\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_InsuranceNoIndex",
                table: "Patients",
                column: "InsuranceNoIndex",
                filter: "\"InsuranceNoIndex\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_Kind_Id_DeletedAt",
                table: "Patients",
                columns: new[] { "Kind", "Id", "DeletedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_SourceCode_SourceKey",
                table: "Patients",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true,
                filter: "\"SourceCode\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClassChoices_PatientId_Dimension",
                table: "ClassChoices",
                columns: new[] { "PatientId", "Dimension" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEntries_PatientId_Channel_Purpose_At",
                table: "ConsentEntries",
                columns: new[] { "PatientId", "Channel", "Purpose", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_PatientId",
                table: "DataRequests",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_ReceivedAt_Id",
                table: "DataRequests",
                columns: new[] { "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_State_DueOn_Id",
                table: "DataRequests",
                columns: new[] { "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseContacts_EnterpriseId",
                table: "EnterpriseContacts",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseContracts_EnterpriseId",
                table: "EnterpriseContracts",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseMembers_EnterpriseId_LeftOn_PatientId",
                table: "EnterpriseMembers",
                columns: new[] { "EnterpriseId", "LeftOn", "PatientId" });

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseMembers_PatientId",
                table: "EnterpriseMembers",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_PatientRelations_OtherId",
                table: "PatientRelations",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_PatientRelations_PatientId",
                table: "PatientRelations",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_SamePersonDecisions_At_Id",
                table: "SamePersonDecisions",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SamePersonDecisions_KeptId",
                table: "SamePersonDecisions",
                column: "KeptId");

            migrationBuilder.CreateIndex(
                name: "IX_SamePersonDecisions_OtherId",
                table: "SamePersonDecisions",
                column: "OtherId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClassChoices");

            migrationBuilder.DropTable(
                name: "ConsentEntries");

            migrationBuilder.DropTable(
                name: "DataRequests");

            migrationBuilder.DropTable(
                name: "EnterpriseContacts");

            migrationBuilder.DropTable(
                name: "EnterpriseContracts");

            migrationBuilder.DropTable(
                name: "EnterpriseMembers");

            migrationBuilder.DropTable(
                name: "PatientRelations");

            migrationBuilder.DropTable(
                name: "SamePersonDecisions");

            migrationBuilder.DropTable(
                name: "Enterprises");

            migrationBuilder.DropIndex(
                name: "IX_Patients_AddressClass_Id_DeletedAt",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_ConsumptionClass_Id_DeletedAt",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_HealthClass_Id_DeletedAt",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_InsuranceNoIndex",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_Kind_Id_DeletedAt",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_SourceCode_SourceKey",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "AddressClass",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "AddressClassBy",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Allergies",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "BloodAbo",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "BloodRh",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "ConsumptionClass",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "ConsumptionClassBy",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "DeceasedBy",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "DeceasedSource",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Diet",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Email",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "EthnicCode",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Habits",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "HealthClass",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "HealthClassBy",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Hobbies",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "InsuranceCode",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "InsuranceNo",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "InsuranceNoIndex",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "MaritalCode",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "NativePlace",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "PastHistory",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "SourceCode",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "SourceKey",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "DeadAt",
                table: "ContactNumbers");

            migrationBuilder.DropColumn(
                name: "LastFailAt",
                table: "ContactNumbers");

            migrationBuilder.DropColumn(
                name: "LastOkAt",
                table: "ContactNumbers");
        }
    }
}
